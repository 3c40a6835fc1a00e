-- SPDX-License-Identifier: MIT
wrk.method = "POST"
wrk.body = string.rep("x", 1048576)
wrk.headers["Content-Type"] = "text/plain"

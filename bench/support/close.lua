-- SPDX-License-Identifier: MIT
wrk.headers["Connection"] = "close"

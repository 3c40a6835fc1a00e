-- SPDX-License-Identifier: MIT
wrk.headers["User-Agent"] = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
wrk.headers["Accept"] = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
wrk.headers["Accept-Language"] = "en-GB,en;q=0.7,de;q=0.3"
wrk.headers["Accept-Encoding"] = "gzip, deflate, br, zstd"
wrk.headers["Referer"] = "http://localhost/start"
wrk.headers["Cookie"] = "session=0123456789abcdef; theme=dark"

local count = 0
request = function()
  count = count + 1
  wrk.headers["X-Request-Id"] = "request-" .. count
  return wrk.format("GET", "/items/" .. count)
end

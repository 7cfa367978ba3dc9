-- wrk script: GetMap at random boxes of one width. Environment: QUERY (path and fixed parameters), X0 Y0 X1 Y1 (extent, degrees),
-- SPAN (box width, degrees), SEED. Boxes are 4:3, latitude first (WMS 1.3.0, EPSG:4326).
local number = function(name, default) return tonumber(os.getenv(name) or default) end
local base, span = os.getenv("QUERY"), number("SPAN", 0.02)
local x0, y0, x1, y1 = number("X0", 139.70), number("Y0", 35.60), number("X1", 139.84), number("Y1", 35.69)
math.randomseed(number("SEED", 7))
request = function()
  local x = x0 + math.random() * math.max(0, x1 - x0 - span)
  local y = y0 + math.random() * math.max(0, y1 - y0 - span * 0.75)
  return wrk.format("GET", string.format("%s&BBOX=%.6f,%.6f,%.6f,%.6f", base, y, x, y + span * 0.75, x + span))
end
done = function(s, l, r)
  local bad = s.errors.status + s.errors.connect + s.errors.read + s.errors.timeout
  io.write(string.format("%.2f %.1f %.1f %d %.0f\n", s.requests / (s.duration / 1e6), l:percentile(50) / 1000, l:percentile(99) / 1000,
    bad, s.bytes / math.max(1, s.requests)))
end

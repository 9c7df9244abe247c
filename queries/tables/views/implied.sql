-- The earlier level that each change leaves possible: from low / low_by to high / high_by, which are exact as fractions.
-- No high end is no upper end. Numbers of 10^13 and more, and ratios of more than three decimals, stop the engine.
CREATE OR REPLACE TEMPORARY VIEW implied AS
WITH ratios AS (
  SELECT id, low, high, CASE kind WHEN 'percent' THEN 100 ELSE 1 END AS times,
         CASE WHEN kind = 'factor' THEN greatest(least, 1)
              WHEN rises THEN 100 + least
              ELSE greatest(100 - COALESCE(most, 100), 0)
         END AS smaller,
         CASE WHEN kind = 'factor' THEN most WHEN rises THEN 100 + most ELSE 100 - least END AS larger
  FROM moves
  WHERE (kind = 'factor' AND rises) OR (kind = 'percent' AND (rises OR least < 100))
),
undone AS (
  SELECT id, CASE WHEN larger IS NULL THEN 0 ELSE low * times END AS low, COALESCE(larger, 1) AS low_by,
         CASE WHEN smaller > 0 THEN high * times END AS high, CASE WHEN smaller > 0 THEN smaller ELSE 1 END AS high_by
  FROM ratios
  UNION ALL
  SELECT id, low * CAST(greatest(least, 1) AS DECIMAL(11, 4)), 1, high * CAST(most AS DECIMAL(11, 4)), 1
  FROM moves
  WHERE kind = 'factor' AND NOT rises
  UNION ALL
  SELECT id, CASE WHEN rises THEN greatest(COALESCE(low - most, 0), 0) ELSE low + least END, 1,
         CASE WHEN rises THEN high - least ELSE high + most END, 1
  FROM moves
  WHERE kind IN ('absolute', 'percentage-point') AND NOT (rises AND COALESCE(high < least, FALSE))
),
telling AS (
  SELECT m.*, CAST(u.low AS DECIMAL(26, 11)) AS low_n, CAST(u.low_by AS DECIMAL(11, 4)) AS low_by,
         CAST(CASE WHEN m.unit = 'percent' AND COALESCE(u.high > 100 * u.high_by, TRUE) THEN 100 ELSE u.high END
              AS DECIMAL(26, 11)) AS high_n,
         CAST(CASE WHEN m.unit = 'percent' AND COALESCE(u.high > 100 * u.high_by, TRUE) THEN 1 ELSE u.high_by END
              AS DECIMAL(11, 4)) AS high_by
  FROM undone u
  JOIN moves m ON m.id = u.id
  WHERE u.low > 0 OR u.high IS NOT NULL
),
counted AS (
  SELECT *,
         CASE WHEN is_whole AND low_n % low_by > 0 THEN low_by - low_n % low_by ELSE 0 END AS up_to_whole,
         CASE WHEN is_whole THEN high_n % high_by ELSE 0 END AS down_to_whole
  FROM telling
),
found AS (
  SELECT id, observation, from_period, indicator, region, unit, release, revises, precision, previous, level_kind,
         CAST(low_n + up_to_whole AS DECIMAL(26, 11)) AS low, low_by,
         CAST(high_n - down_to_whole AS DECIMAL(26, 11)) AS high, high_by
  FROM counted
)
SELECT * FROM found WHERE high IS NULL OR low * high_by <= high * low_by;

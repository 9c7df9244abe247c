-- The stated changes that have a size, and lead from a stated period to the figure of a total: with the figure.
-- The size is from `least` to `most`, as far as the printed digits tell; no `most` is no upper end.
CREATE OR REPLACE TEMPORARY VIEW moves AS
WITH read AS (
  SELECT c.id, c.observation, c.from_period, c.kind, c.direction = 'up' AS rises, c.value_kind AS precision,
         CAST(CAST(abs(COALESCE(c.value, c.low, c.high)) AS STRING) AS DECIMAL(20, 7)) AS size,
         CAST(COALESCE(c.decimals, 0) AS INTEGER) AS decimals,
         CAST(CAST(c.previous AS STRING) AS DECIMAL(20, 7)) AS previous
  FROM changes c
  WHERE c.from_period IS NOT NULL AND c.kind IN ('absolute', 'factor', 'percent', 'percentage-point')
    AND c.direction IN ('down', 'up') AND c.value_kind IN ('exact', 'lower-bound', 'upper-bound')
    AND COALESCE(c.value, c.low, c.high) IS NOT NULL
),
printed AS (
  SELECT *,
         CAST(length(replace(CAST(size AS STRING), '.', ''))
                - length(trim(TRAILING '0' FROM replace(CAST(size AS STRING), '.', ''))) AS INTEGER) AS zeros
  FROM read
),
halves AS (
  SELECT m.*, l.indicator, l.region, l.unit, l.release, l.revises, l.kind AS level_kind, l.is_whole,
         CAST(l.possible_low AS DECIMAL(20, 7)) AS low, CAST(l.possible_high AS DECIMAL(20, 7)) AS high,
         CAST(CASE WHEN m.kind <> 'absolute' THEN CAST(rpad('5', 4 - decimals, '0') AS DECIMAL(4, 0)) * 0.0001
                   WHEN l.is_whole THEN 0
                   WHEN m.size = 0 THEN 0.5
                   ELSE 0.0000001 * CAST(rpad('5', zeros, '0') AS DECIMAL(20, 0))
              END AS DECIMAL(20, 7)) AS half
  FROM printed m
  JOIN levels l ON l.id = m.observation
  WHERE l.is_total AND l.possible_low IS NOT NULL AND l.possible_high IS DISTINCT FROM 0
)
SELECT id, observation, from_period, indicator, region, unit, release, revises, kind, rises, precision, previous,
       level_kind, is_whole, low, high,
       CAST(CASE precision WHEN 'exact' THEN greatest(size - half, 0) WHEN 'lower-bound' THEN size ELSE 0 END
            AS DECIMAL(20, 7)) AS least,
       CAST(CASE precision WHEN 'exact' THEN size + half WHEN 'upper-bound' THEN size END AS DECIMAL(20, 7)) AS most
FROM halves;

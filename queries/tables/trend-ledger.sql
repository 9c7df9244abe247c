-- A change stands in the row of the level that it leads to. `claim` is the level, or else the change.
WITH stated AS (
  SELECT o.indicator, o.period, o.period_first, o.period_last, o.kind, o.value, o.low, o.low_included, o.high,
         o.high_included, o.unit, CAST(NULL AS STRING) AS change_kind, CAST(NULL AS DOUBLE) AS change,
         CAST(NULL AS DOUBLE) AS change_low, CAST(NULL AS DOUBLE) AS change_high, CAST(NULL AS STRING) AS direction,
         CAST(NULL AS DOUBLE) AS previous, CAST(NULL AS STRING) AS against, CAST(NULL AS STRING) AS intensity,
         o.id AS claim, CAST(NULL AS STRING) AS movement
  FROM observations o
  LEFT JOIN (SELECT DISTINCT observation FROM changes) c ON c.observation = o.id
  WHERE c.observation IS NULL AND o.region = :region AND o.indicator IS NOT NULL AND o.kind IS NOT NULL
    AND o.unit IS NOT NULL
  UNION ALL
  SELECT c.indicator, c.period, c.period_first, c.period_last, o.kind, o.value, o.low, o.low_included, o.high,
         o.high_included, o.unit, c.kind, c.value, c.low, c.high, c.direction, c.previous, c.from_period, c.intensity,
         COALESCE(c.observation, c.id), c.id
  FROM changes c
  LEFT JOIN observations o ON o.id = c.observation
  WHERE c.region = :region AND c.indicator IS NOT NULL AND c.kind IS NOT NULL AND c.direction IS NOT NULL
),
asked AS (
  SELECT *
  FROM stated
  WHERE :year IS NULL OR (
    period IS NOT NULL AND COALESCE(year(period_first) <= :year, TRUE) AND COALESCE(year(period_last) >= :year, TRUE)
  )
),
facts AS (
  SELECT claim, movement, claim AS fact FROM asked
  UNION SELECT claim, movement, movement FROM asked WHERE movement IS NOT NULL
),
evidenced AS (
  SELECT f.claim, f.movement, array_join(array_sort(array_agg(DISTINCT s.span)), ' ') AS evidence
  FROM facts f
  JOIN spans s ON s.fact = f.fact
  GROUP BY f.claim, f.movement
)
SELECT a.indicator, a.period, a.kind, a.value, a.low, a.low_included AS lowIncluded, a.high,
       a.high_included AS highIncluded, a.unit, a.change_kind AS changeKind, a.change, a.change_low AS changeLow,
       a.change_high AS changeHigh, a.direction, a.previous, a.against, a.intensity, a.claim, a.movement, e.evidence
FROM asked a
JOIN evidenced e ON e.claim = a.claim AND e.movement IS NOT DISTINCT FROM a.movement
ORDER BY a.indicator, a.period NULLS FIRST, a.claim, a.movement NULLS FIRST

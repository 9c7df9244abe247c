-- Each indicator with each region and each period that any figure has. A change beside its level is not shown again.
WITH figures AS (
  SELECT id, indicator, measure, region, period, kind, FALSE AS is_beside_level FROM observations
  UNION ALL
  SELECT id, indicator, measure, region, period, kind, observation IS NOT NULL FROM changes
),
states AS (
  SELECT * FROM (VALUES
    ('exact', 'exact'), ('approximate', 'approximate'), ('interval', 'interval'), ('lower-bound', 'bound'),
    ('upper-bound', 'bound'), ('direction-only', 'direction-only'), ('percent', 'change-only'),
    ('percentage-point', 'change-only'), ('absolute', 'change-only'), ('factor', 'change-only')
  ) AS known (kind, state)
),
claims AS (
  SELECT f.id, f.indicator, f.region, f.period, s.state,
         array_join(array_sort(array_agg(DISTINCT e.span)), ' ') AS evidence
  FROM figures f
  JOIN states s ON s.kind = f.kind
  JOIN spans e ON e.fact = f.id
  WHERE NOT f.is_beside_level
  GROUP BY f.id, f.indicator, f.region, f.period, s.state
),
cells AS (
  SELECT i.indicator, r.region, p.period
  FROM (SELECT DISTINCT indicator FROM figures
        WHERE measure IS NOT NULL AND (:measure IS NULL OR measure = :measure)) i
  CROSS JOIN (SELECT DISTINCT region FROM figures WHERE indicator IS NOT NULL AND region IS NOT NULL) r
  CROSS JOIN (SELECT DISTINCT period FROM figures WHERE indicator IS NOT NULL AND period IS NOT NULL) p
)
SELECT c.indicator, c.region, c.period, COALESCE(f.state, 'not-reported') AS state, f.id AS claim, f.evidence
FROM cells c
LEFT JOIN claims f ON f.indicator = c.indicator AND f.region = c.region AND f.period = c.period
ORDER BY c.indicator, c.region, c.period, f.id NULLS FIRST

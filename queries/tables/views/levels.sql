-- The stated figures of an indicator, a region and a period; with the numbers that each states, taken at its word, and
-- those that may stand behind it, rounded as it is. Without a low end nothing is known ("about"), without a high end
-- there is no upper end.
-- Numbers are decimals, by way of their shortest text: six decimals at most. Half a step of the last digit that is not
-- zero is a 5 below it; of more decimals no half can be written, and the engine stops.
CREATE OR REPLACE TEMPORARY VIEW levels AS
WITH read AS (
  SELECT o.id, o.release, r.revises, o.indicator, o.measure, o.subject, o.setting, o.region, o.period, o.period_first,
         o.unit, o.kind, o.unit = 'count' AS is_whole,
         o.unit IN ('count', 'kilogram', 'litre', 'tenge', 'usd') AS is_additive,
         NOT o.no_concept AND o.label IS NULL AND o.part_of IS NULL AND o.scope IS NULL
           AND array_join(o.origins, ' ') = '' AS is_total,
         CAST(CAST(o.value AS STRING) AS DECIMAL(28, 7)) AS value,
         CAST(CAST(o.low AS STRING) AS DECIMAL(28, 7)) AS low,
         CAST(CAST(o.high AS STRING) AS DECIMAL(28, 7)) AS high,
         CASE WHEN o.unit = 'count' AND NOT o.low_included THEN 1 ELSE 0 END AS above_low,
         CASE WHEN o.unit = 'count' AND NOT o.high_included THEN 1 ELSE 0 END AS below_high
  FROM observations o
  JOIN releases r ON r.id = o.release
  WHERE o.indicator IS NOT NULL AND o.region IS NOT NULL AND o.period IS NOT NULL AND o.unit IS NOT NULL
    AND o.kind IS NOT NULL
),
printed AS (
  SELECT *, kind = 'exact' AND value IS NOT NULL AS is_exact,
         CAST(length(replace(CAST(value AS STRING), '.', ''))
                - length(trim(TRAILING '0' FROM replace(CAST(value AS STRING), '.', ''))) AS INTEGER) AS zeros
  FROM read
),
stated AS (
  SELECT *,
         CASE WHEN value = 0 THEN 0.5
              ELSE 0.0000001 * CAST(rpad('5', zeros, '0') AS DECIMAL(28, 0))
         END AS half,
         CASE WHEN is_exact THEN value
              WHEN kind <> 'approximate' AND COALESCE(low, high) IS NOT NULL THEN COALESCE(low + above_low, 0)
         END AS stated_low,
         CASE WHEN is_exact THEN value WHEN kind <> 'approximate' THEN high - below_high END AS stated_high
  FROM printed
)
SELECT id, release, revises, indicator, measure, subject, setting, region, period, period_first, unit, kind, is_whole,
       is_additive, is_total,
       CAST(value AS DECIMAL(28, 7)) AS value,
       CAST(half AS DECIMAL(28, 7)) AS half,
       CAST(stated_low AS DECIMAL(28, 7)) AS stated_low,
       CAST(stated_high AS DECIMAL(28, 7)) AS stated_high,
       CAST(CASE WHEN is_exact AND NOT is_whole THEN greatest(value - half, 0) ELSE stated_low END AS DECIMAL(28, 7))
         AS possible_low,
       CAST(CASE WHEN is_exact AND NOT is_whole THEN value + half ELSE stated_high END AS DECIMAL(28, 7))
         AS possible_high
FROM stated;

-- The figures and changes that each conflict is between. Its id follows from its rule and their names, as that of any
-- derived thing: the first twelve digits of the SHA-256 of these, each in a line.
CREATE OR REPLACE TEMPORARY VIEW conflict_members AS
WITH members AS (
  SELECT rule, conflict, member, reason FROM same_figure
  UNION ALL SELECT rule, conflict, member, reason FROM narrower_above_wider
  UNION ALL SELECT rule, conflict, member, reason FROM country_below_regions
  UNION ALL SELECT rule, conflict, member, reason FROM previous_against_stated
),
named AS (
  SELECT rule, reason, member,
         array_agg(concat('https://w3id.org/polgraph/id/', replace(member, ':', '/')))
           OVER (PARTITION BY rule, conflict) AS inputs
  FROM members
)
SELECT DISTINCT
       concat('conflict:', substr(sha2(concat(rule, chr(10), array_join(array_sort(inputs), chr(10))), 256), 1, 12))
         AS conflict,
       rule, reason, member
FROM named;

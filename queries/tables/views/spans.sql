-- The words that state each fact as the name of a span, after RFC 5147.
CREATE OR REPLACE TEMPORARY VIEW spans AS
SELECT e.fact, concat('https://w3id.org/polgraph/text/', r.sha256, '#char=', e.start, ',', e.stop) AS span
FROM evidence e
JOIN releases r ON r.id = e.release
WHERE e.part IS NULL;

-- How a date is kept: as written, and as an interval with both ends included, with its zone.
-- zone: known (an offset was written), assumed (a time without offset), none (a date without a time).
-- happened: false for « aucun »; true without bounds for « ? »; the whole struct is NULL where the cell is blank.
CREATE TYPE DAY AS STRUCT(written VARCHAR, "from" DATE, "to" DATE, zone VARCHAR, happened BOOLEAN);
CREATE TYPE MOMENT AS STRUCT(written VARCHAR, "from" TIMESTAMP, "to" TIMESTAMP, zone VARCHAR, happened BOOLEAN);

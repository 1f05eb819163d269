-- history.db as version 1 of its schema made it, with something of everything in it. Never changed.
CREATE TABLE meta (key TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO meta VALUES ('commit', 0);
CREATE TABLE series (id INTEGER PRIMARY KEY, area TEXT NOT NULL, feed TEXT NOT NULL, device TEXT NOT NULL,
    measure TEXT NOT NULL, UNIQUE (area, feed, device, measure));
CREATE TABLE raw (series INTEGER NOT NULL, t INTEGER NOT NULL, value REAL NOT NULL, arrived INTEGER NOT NULL,
    PRIMARY KEY (series, t)) WITHOUT ROWID;
CREATE TABLE cells (id INTEGER PRIMARY KEY, area TEXT NOT NULL, indicator TEXT NOT NULL, UNIQUE (area, indicator));
CREATE TABLE minutes (cell INTEGER NOT NULL, t INTEGER NOT NULL, value REAL NOT NULL, min REAL NOT NULL,
    max REAL NOT NULL, count INTEGER NOT NULL, status INTEGER NOT NULL, cumulative INTEGER NOT NULL,
    PRIMARY KEY (cell, t)) WITHOUT ROWID;
CREATE TABLE hours (cell INTEGER NOT NULL, t INTEGER NOT NULL, value_sum REAL NOT NULL, value_count INTEGER NOT NULL,
    last REAL NOT NULL, min REAL NOT NULL, max REAL NOT NULL, count INTEGER NOT NULL, cumulative INTEGER NOT NULL,
    PRIMARY KEY (cell, t)) WITHOUT ROWID;
CREATE TABLE refused (id INTEGER PRIMARY KEY AUTOINCREMENT, t INTEGER NOT NULL, feed TEXT NOT NULL, topic TEXT NOT NULL,
    payload BLOB NOT NULL, code TEXT NOT NULL, reason TEXT NOT NULL, place TEXT NOT NULL);
CREATE INDEX refused_by_feed ON refused (feed, id);
CREATE TABLE books (feed TEXT PRIMARY KEY, stored INTEGER NOT NULL, duplicate INTEGER NOT NULL, refused INTEGER NOT NULL,
    last_seen INTEGER, lag INTEGER) WITHOUT ROWID;

UPDATE meta SET value = 7;
INSERT INTO series VALUES (1, 'thu-dau-mot', 'air', 'station-1', 'pm25'), (2, 'thu-dau-mot', 'air', 'station-2', 'pm25');
INSERT INTO raw VALUES (1, 1650934800000000, 41.25, 1650934800100000), (1, 1650934860000000, 42.5, 1650934860100000),
    (2, 1650934860000000, 180, 1650934861000000);
INSERT INTO cells VALUES (1, 'thu-dau-mot', 'pm25');
INSERT INTO minutes VALUES (1, 1650934800000000, 41.25, 41.25, 41.25, 1, 0, 0), (1, 1650934860000000, 111.25, 42.5, 180, 2, 2, 0);
INSERT INTO hours VALUES (1, 1650934800000000, 152.5, 2, 111.25, 41.25, 180, 3, 0);
INSERT INTO refused (t, feed, topic, payload, code, reason, place)
    VALUES (1650934870000000, 'air', 'ioc/thu-dau-mot/air/station-1', x'7b7d', 'payload', 'it has no measure', '');
INSERT INTO books VALUES ('air', 3, 1, 1, 1650934870000000, 1000000);
PRAGMA user_version = 1;

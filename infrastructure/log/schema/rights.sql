-- Who may do what (phân quyền): the owner cannot log in, the application calls append and reads, the sealer reads facts
-- to swear to them, the inspector reads everything and writes nothing. One statement a line, in the order kind, names,
-- roles: the doctor reads its list of rights and owners from this page.

GRANT USAGE ON SCHEMA @log TO @owner, @app, @sealer, @inspector;
GRANT CREATE ON SCHEMA @log TO @owner;
GRANT USAGE, CREATE ON SCHEMA @read TO @app;
GRANT USAGE ON SCHEMA @read TO @inspector;

ALTER TABLE @log.fact OWNER TO @owner;
ALTER TABLE @log.command OWNER TO @owner;
ALTER FUNCTION @log.leaf OWNER TO @owner;
ALTER FUNCTION @log.leaf_as_sent OWNER TO @owner;
ALTER FUNCTION @log.append OWNER TO @owner;
ALTER FUNCTION @log.refuse_change OWNER TO @owner;
ALTER TABLE @read.tracking OWNER TO @app;
ALTER TABLE @read.parked OWNER TO @app;

REVOKE ALL ON ALL TABLES IN SCHEMA @log FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA @log FROM PUBLIC;
REVOKE ALL ON FUNCTION @read.refuse_ddl FROM PUBLIC;

GRANT SELECT ON TABLE @log.fact TO @app, @sealer, @inspector;
GRANT SELECT ON TABLE @log.command TO @app, @inspector;
GRANT EXECUTE ON FUNCTION @log.append TO @app;
GRANT SELECT ON TABLE @read.tracking, @read.parked TO @inspector;
ALTER DEFAULT PRIVILEGES FOR ROLE @app IN SCHEMA @read GRANT SELECT ON TABLES TO @inspector;

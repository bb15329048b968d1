-- What tables a generation was made with: one made for other tables is made anew beside, not filled (dấu hình dạng).

ALTER TABLE @read.tracking ADD COLUMN shape text;
COMMENT ON COLUMN @read.tracking.shape IS 'digest of the tables of the read model; null: made before shapes were noted';

-- The secret by which the owner of an account answers roll calls and signs, hashed like a password; null = none was set yet.
ALTER TABLE account ADD COLUMN pin_iterations INTEGER;
ALTER TABLE account ADD COLUMN pin_salt ${bytes};
ALTER TABLE account ADD COLUMN pin_hash ${bytes};

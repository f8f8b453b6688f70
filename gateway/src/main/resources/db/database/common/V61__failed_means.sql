-- Why a means lost its verification, in the words of the provider; null = it did not fail since it was last verified.
ALTER TABLE person_means ADD COLUMN failed_at BIGINT;
ALTER TABLE person_means ADD COLUMN failed_why TEXT;

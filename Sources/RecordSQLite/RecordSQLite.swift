// RecordSQLite

/// Places for values as PostgreSQL numbers them.
enum PostgresPlaces {
    /// `$1`, `$2` … for each `?`. The record's SQL has no other question marks: texts are always values.
    static func numbered(_ sql: String) -> String {
        var text = ""
        text.reserveCapacity(sql.utf8.count + 16)
        var number = 0
        for scalar in sql.unicodeScalars {
            if scalar == "?" {
                number += 1
                text += "$\(number)"
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}

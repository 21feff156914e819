/// What somebody has looked at or changed, in the groups that a citizen thinks in.
package enum AccessedThing: String, Sendable, Hashable, CaseIterable {
    case identity, overview, thread, appointments, courses, contacts, results, measurements, medicines, diagnoses, plans
    case documents, images, treatments, vaccinations, referrals, messages, tasks, questionnaires, consents, team
    case relatives, devices, payments, research, singleEntry, severalKinds, otherEntries, wholeRecord, copyOfRecord
    case apps, accessLog, notification, news, takingIn, upkeep

    /// What an activity of the audit is about; nil where the table does not know it.
    ///
    /// - Parameter activity: as it stands in the audit: a page's pattern, `GET /fhir/Observation/{id}`, or a word.
    package init?(activity: String) {
        if let thing = Self.table["route\t" + activity] {
            self = thing
            return
        }
        guard let path = activity.firstRange(of: "/fhir/") else { return nil }
        // A route of the API names its type last: `/fhir/Patient/{patient}/Observation` is about observations.
        let types = activity[path.upperBound...].split(separator: "/").filter { $0.first?.isUppercase == true }
        guard let type = types.last, let thing = Self.table["type\t" + type] else { return nil }
        self = thing
    }

    /// The lines of `accessed-things.tsv` by what they are found by.
    private static let table: [String: AccessedThing] = {
        var table: [String: AccessedThing] = [:]
        for row in CareTable.rows("accessed-things", columns: 3) {
            if let thing = AccessedThing(rawValue: row[2]) { table[row[0] + "\t" + row[1]] = thing }
        }
        return table
    }()
}

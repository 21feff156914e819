import Foundation

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
        guard let url = Bundle.module.url(forResource: "Tables/accessed-things", withExtension: "tsv"),
            let text = try? String(contentsOf: url, encoding: .utf8)
        else { return [:] }
        var table: [String: AccessedThing] = [:]
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            let columns = line.split(separator: "\t")
            guard columns.count == 3, let thing = AccessedThing(rawValue: String(columns[2])) else { continue }
            table[columns[0] + "\t" + columns[1]] = thing
        }
        return table
    }()
}

import Access

/// What somebody is, by what the record says: the group of professions that the authorisation is for, and the sector of the
/// unit.
///
/// The groups are dk-core's (`DkCoreProfessionGroupCodes`, which are those of the authorisation register): 7170 doctors, 5166
/// nurses, 5151 physiotherapists, 5153 occupational therapists. Who is not on the list, such as those without an
/// authorisation, is not signed in by one.
enum ProfessionTable {
    static let groups = "http://hl7.dk/fhir/core/CodeSystem/DkCoreProfessionGroupCodes"
    static let sectors = "https://tovholder.dk/fhir/CodeSystem/sector"

    /// One line: which group, in which sector (nil: in any other).
    private struct Line {
        let group: String
        let sector: String?
        let profession: Profession
    }

    private static let lines = [
        Line(group: "7170", sector: "general-practice", profession: .generalPractitioner),
        Line(group: "7170", sector: nil, profession: .hospitalDoctor),
        Line(group: "5166", sector: "general-practice", profession: .clinicStaff),
        Line(group: "5166", sector: "specialist-practice", profession: .clinicStaff),
        Line(group: "5166", sector: "municipality", profession: .municipalNurse),
        Line(group: "5166", sector: "hospital", profession: .hospitalNurse),
        Line(group: "5166", sector: "region", profession: .acuteLineNurse),
        Line(group: "5151", sector: nil, profession: .therapist),
        Line(group: "5153", sector: nil, profession: .therapist),
    ]

    static func profession(groups: Set<String>, sectors: Set<String>) -> Profession? {
        lines.first { line in
            groups.contains(line.group) && line.sector.map(sectors.contains) ?? true
        }?.profession
    }
}

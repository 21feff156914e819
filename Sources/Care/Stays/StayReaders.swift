import FHIR
import Record

/// Which units besides the department are to know of a stay: the patient's own clinic, and those who have a pathway of
/// the patient under way, such as home nursing.
enum StayReaders {
    static func units(of stay: HospitalStay, _ bystanders: Bystanders) throws -> [String] {
        var units: [String] = []
        func add(_ unit: String?) {
            guard let unit, unit.hasPrefix("Organization/"), unit != stay.department, !units.contains(unit) else {
                return
            }
            units.append(unit)
        }
        let patient = try bystanders.read("Patient", stay.patient).flatMap { Patient($0) }
        for doctor in patient?.generalPractitioners.compactMap(\.target) ?? [] {
            let isRole = doctor.hasPrefix("PractitionerRole/")
            add(isRole ? try bystanders.read(doctor).flatMap { PractitionerRole($0) }?.organization?.target : doctor)
        }
        let pathways = SearchQuery(
            "EpisodeOfCare",
            [SearchClause("status", Responsibility.open.sorted().map { .token(.any, code: $0) })],
            compartment: stay.patient)
        for pathway in try bystanders.find(pathways).compactMap({ Responsibility($0) }) {
            add(pathway.unit?.holder.reference)
        }
        return units
    }
}

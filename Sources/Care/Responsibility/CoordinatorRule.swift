/// Where a clinician is to answer across specialties and sites (tværgående patientansvarlig): as soon as two of them are
/// responsible for pathways of the same citizen.
enum CoordinatorRule {
    /// Whether a pathway lacks one.
    ///
    /// - Parameter units: the responsible units of the citizen's pathways under way, this one's included, and their
    ///   sectors: each hospital department or specialist practice is a specialty or site of its own.
    static func isMissing(in pathway: Responsibility, among units: [String: Sector]) -> Bool {
        guard pathway.isOpen, let own = pathway.unit?.holder.reference else { return false }
        let treating = units.filter { $0.value == .hospital || $0.value == .specialistPractice }
        let isNamed = pathway.periods.contains { $0.role == .coordinator && $0.end == nil }
        return treating[own] != nil && treating.count >= 2 && !isNamed
    }
}

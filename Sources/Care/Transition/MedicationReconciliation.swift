package import FHIR

/// Compares what somebody took before the stay with what is to be taken after it. Pure.
package enum MedicationReconciliation {
    /// A medicine as a resource says it.
    struct Item {
        let key: String
        let name: String
        let dose: String?
        let reason: String?
        let isActive: Bool
        /// When it was prescribed, or began.
        let began: Int64?
        /// When it ended, where that is known.
        let ended: Int64?
    }

    /// The lines of the list, in the order: changed, new, stopped, continued; by name.
    ///
    /// - Parameters:
    ///   - resources: MedicationRequests and MedicationStatements.
    ///   - admitted: when the stay began, in milliseconds since 1970-01-01T00:00:00Z.
    package static func lines(_ resources: [JSONValue], admitted: Int64) -> [MedicationLine] {
        let items = resources.compactMap(item).sorted { ($0.began ?? .min) < ($1.began ?? .min) }
        let before = latest(
            items.filter { ($0.began ?? .min) < admitted && ($0.isActive || ($0.ended ?? .min) >= admitted) })
        let after = latest(items.filter(\.isActive))
        let lines = Set(before.keys).union(after.keys).compactMap { line(before[$0], after[$0]) }
        let order: [MedicationLine.Change] = [.changed, .new, .stopped, .continued]
        return order.flatMap { change in
            lines.filter { $0.change == change }.sorted { ($0.name, $0.key) < ($1.name, $1.key) }
        }
    }

    private static func latest(_ items: [Item]) -> [String: Item] {
        Dictionary(items.map { ($0.key, $0) }, uniquingKeysWith: { $1 })
    }

    private static func line(_ before: Item?, _ after: Item?) -> MedicationLine? {
        switch (before, after) {
        case (let before?, let after?) where before.dose == after.dose:
            MedicationLine(
                change: .continued, key: after.key, name: after.name, dose: after.dose, reason: after.reason)
        case (let before?, let after?):
            // What it is for is no reason for changing it.
            MedicationLine(
                change: .changed, key: after.key, name: after.name, dose: after.dose, doseBefore: before.dose,
                reason: after.reason == before.reason ? nil : after.reason)
        case (let before?, nil):
            MedicationLine(
                change: .stopped, key: before.key, name: before.name, dose: before.dose, reason: before.reason)
        case (nil, let after?):
            MedicationLine(change: .new, key: after.key, name: after.name, dose: after.dose, reason: after.reason)
        case (nil, nil): nil
        }
    }

    private static func item(_ json: JSONValue) -> Item? {
        let (concept, dosages): (CodeableConcept?, [Dosage])
        let (began, ended): (DateTime?, DateTime?)
        switch json["resourceType"]?.string {
        case MedicationRequest.resourceType:
            let request = MedicationRequest(json: json)
            (concept, dosages) = (request.medicationConcept, request.dosageInstructions)
            (began, ended) = (request.authoredOn, request.dispenseRequest?.validityPeriod?.end)
        case MedicationStatement.resourceType:
            let statement = MedicationStatement(json: json)
            (concept, dosages) = (statement.medicationConcept, statement.dosages)
            let period = statement.effectivePeriod
            (began, ended) = (period?.start ?? statement.effectiveDateTime, period?.end)
        default: return nil
        }
        let status = json["status"]?.string
        guard let concept, let name = concept.display, status != "entered-in-error", status != "draft" else {
            return nil
        }
        let stopped = status == "stopped" ? CodeableConcept(json["statusReason"])?.display : nil
        let reasons = json.list("reasonCode").compactMap { CodeableConcept($0)?.display }
        return Item(
            key: concept.codings.first?.code ?? name, name: name, dose: dosages.first?.text,
            reason: stopped ?? (status == "stopped" ? nil : reasons.first), isActive: status == "active",
            began: began?.earliest, ended: ended?.latest)
    }
}

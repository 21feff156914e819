import FHIR
package import Record

/// Monitoring at home as a capability of the record: programmes, plans, what is judged and what is missed.
package enum MonitoringCapability {
    /// - Parameter zone: whose wall clocks the programmes' times of day are read on.
    package static func capability(zone: LocalClock = .denmark) -> Capability {
        let shelf = ProgrammeShelf()
        return Capability(
            name: "monitoring",
            projections: [
                AlarmProjection.projection, ArrivalProjection.projection, DeviationProjection.projection,
                EquipmentProjection.projection, PlanProjection.projection, VisitProjection.projection,
            ],
            rules: [
                ProgrammeRules.rule, PlanRules.rule, DeviationRules.rule, VisitRules.rule, AssessmentRules.assessments,
                AssessmentRules.views, EquipmentRules.rule,
            ],
            admissions: [ProgrammeAuthorship.admission],
            consequences: MonitoringConsequences(shelf: shelf, zone: zone).all
                + AssessmentConsequences(shelf: shelf).all + [ProgrammeAuthorship.consequence]
                + EquipmentConsequences.all,
            clocks: MonitoringClocks(shelf: shelf, zone: zone).all + [EquipmentClock.clock],
            checks: [
                ContentCheck(
                    name: "home monitoring",
                    types: [
                        "CarePlan", "Task", "PlanDefinition", "ClinicalImpression", "QuestionnaireResponse", "Device",
                    ]
                ) { json in fault(in: json) }
            ])
    }

    private static func fault(in json: JSONValue) -> String? {
        do throws(MonitoringFault) {
            if MonitoringPlan.isOne(json) { _ = try MonitoringPlan(reading: json) }
            if Deviation.isOne(json) { _ = try Deviation(reading: json) }
            if HomeAssessment.isOne(json) { _ = try HomeAssessment(reading: json) }
            if AssessmentAnswers.isOne(json) { _ = try AssessmentAnswers(reading: json) }
            if HomeEquipment.isOne(json) { _ = try HomeEquipment(reading: json) }
            if Programme.isOne(json) { _ = try Programme(reading: json) }
            return nil
        } catch {
            return error.element
        }
    }
}

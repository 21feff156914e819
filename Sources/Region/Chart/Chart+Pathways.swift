import FHIR

/// Diagnoses, courses and those who take part in them.
extension Chart {
    /// Writes a diagnosis, once: the second time the one that stands is returned.
    @discardableResult
    func condition(
        _ key: String, onset: RegionDay, resolved: RegionDay? = nil, visit: Visit? = nil, recorder: StaffMember? = nil
    ) -> String? {
        if let known = diagnosis(key) { return known }
        guard let code = tables.conditions[key] else { return nil }
        let isActive = resolved == nil
        let reference = add("Condition") {
            $0.concept(
                "clinicalStatus", CodeSystems.terminology + "condition-clinical", isActive ? "active" : "resolved")
            $0.concept("verificationStatus", CodeSystems.terminology + "condition-ver-status", "confirmed")
            $0.concepts(
                "category", CodeSystems.terminology + "condition-category",
                visit == nil ? "problem-list-item" : "encounter-diagnosis")
            $0.concept("code", CodeSystems.diagnosis, code.code, code.display)
            $0.reference("subject", citizen.reference)
            $0.reference("encounter", optional: visit?.reference)
            $0.member("onsetDateTime", onset.description)
            $0.member("abatementDateTime", resolved?.description)
            $0.member("recordedDate", (visit?.start.date ?? onset).description)
            $0.reference("recorder", optional: recorder?.role ?? visit?.clinician?.role)
        }
        if isActive { remember(diagnosis: key, reference) }
        return reference
    }

    /// Opens a course.
    ///
    /// - Parameters:
    ///   - clinician: who answers for it by name; nil where the record names nobody.
    ///   - team: the care team of the course.
    func pathway(
        _ title: String, _ unit: Unit, _ clinician: StaffMember?, from start: RegionDay, to end: RegionDay? = nil,
        condition: String? = nil, team: String? = nil
    ) -> Pathway {
        // Whatever goes on when somebody dies is over then.
        let closed = end ?? citizen.death
        let reference = add("EpisodeOfCare") {
            let isNew = closed == nil && clinician == nil && start > today - 60
            $0.responsibility(unit, clinician, from: start, to: closed, nameBy: isNew ? start + 1 : nil)
            $0.member("status", closed == nil ? "active" : "finished")
            $0.concepts("type", text: title)
            if let condition {
                $0.array("diagnosis") { list in list.object { $0.reference("condition", condition) } }
            }
            $0.reference("patient", citizen.reference)
            $0.reference("managingOrganization", unit.organization, unit.name)
            $0.period("period", start.description, closed?.description)
            if let clinician { $0.reference("careManager", clinician.role, clinician.name) }
            $0.references("team", team.map { [$0] } ?? [])
        }
        let pathway = Pathway(
            reference: reference, title: title, unit: unit, clinician: clinician, condition: condition, end: closed)
        remember(pathway)
        return pathway
    }

    /// One who takes part in a care team.
    struct TeamMember {
        let reference: String
        let name: String
        let role: String
    }

    /// Writes a care team with a way to reach it.
    func careTeam(
        _ name: String, from start: RegionDay, unit: Unit, members: [TeamMember], condition: String? = nil
    ) -> String {
        let isOver = citizen.death != nil
        return add("CareTeam") {
            $0.member("status", isOver ? "inactive" : "active")
            $0.member("name", name)
            $0.reference("subject", citizen.reference)
            $0.period("period", start.description, citizen.death?.description)
            $0.array("participant") { list in
                for member in members {
                    list.object {
                        $0.concepts("role", text: member.role)
                        $0.reference("member", member.reference, member.name)
                        $0.period("period", start.description, citizen.death?.description)
                    }
                }
            }
            $0.references("reasonReference", condition.map { [$0] } ?? [])
            $0.references("managingOrganization", [unit.organization])
            $0.telecom(phone: unit.phone)
        }
    }

    /// The citizen's clinic of general practice, which is in every team.
    var ownDoctor: TeamMember? {
        citizen.doctor.map {
            TeamMember(reference: $0.role, name: $0.name, role: "Egen læge")
        }
    }

    func member(_ staff: StaffMember?, as role: String? = nil) -> TeamMember? {
        staff.map {
            TeamMember(reference: $0.role, name: $0.name, role: role ?? $0.profession.role)
        }
    }
}

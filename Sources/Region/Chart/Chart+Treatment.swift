import FHIR

/// Medicines, vaccinations, referrals, plans and what the citizen is asked to do.
extension Chart {
    /// Prescribes a medicine, unless the citizen has it already.
    ///
    /// - Parameter end: the last day; nil where it goes on.
    func prescribe(
        _ key: String, from start: RegionDay, to end: RegionDay? = nil, by clinician: StaffMember?,
        condition: String? = nil, visit: Visit? = nil, pathway: Pathway? = nil
    ) {
        guard !isAllergic(to: key), let medicine = tables.medicines[key], start <= self.end,
            end != nil || startsMedicine(key)
        else { return }
        let isOver = (end ?? self.end + 1) < self.end || !isAlive
        add("MedicationRequest") {
            $0.member("status", isOver ? "completed" : "active")
            $0.member("intent", "order")
            $0.object("medicationCodeableConcept") {
                $0.array("coding") { $0.coding(CodeSystems.atc, medicine.code, medicine.name) }
                $0.member("text", "\(medicine.name) \(medicine.strength), \(medicine.form)")
            }
            $0.reference("subject", citizen.reference)
            $0.reference("encounter", optional: visit?.reference)
            $0.references("supportingInformation", pathway.map { [$0.reference] } ?? [])
            $0.member("authoredOn", start.description)
            $0.reference(
                "requester", clinician?.role ?? citizen.clinic.organization, clinician?.name ?? citizen.clinic.name)
            $0.concepts("reasonCode", text: medicine.reason)
            $0.references("reasonReference", condition.map { [$0] } ?? [])
            $0.dosage(medicine, start, end)
            if end == nil {
                $0.object("dispenseRequest") { $0.member("numberOfRepeatsAllowed", 3) }
            }
        }
    }

    func vaccinate(_ key: String, on date: RegionDay, visit: Visit? = nil, unit: Unit? = nil) {
        guard let vaccine = tables.vaccines[key], date <= end, date >= citizen.birth else { return }
        let unit = unit ?? citizen.clinic
        let nurse = unit.member("SL")
        add("Immunization") {
            $0.member("status", "completed")
            $0.object("vaccineCode") {
                $0.array("coding") { $0.coding(CodeSystems.atc, vaccine.code, vaccine.display) }
                $0.member("text", vaccine.text)
            }
            $0.reference("patient", citizen.reference)
            $0.reference("encounter", optional: visit?.reference)
            $0.member("occurrenceDateTime", date.description)
            $0.member("primarySource", true)
            $0.array("performer") { list in
                list.object { $0.reference("actor", nurse?.role ?? unit.organization, nurse?.name ?? unit.name) }
            }
        }
    }

    /// A referral from one unit to another.
    @discardableResult
    func referral(
        _ text: String, on date: RegionDay, from clinician: StaffMember?, unit: Unit, to receiver: Unit,
        condition: String? = nil, pathway: Pathway? = nil, visit: Visit? = nil, isOver: Bool = false
    ) -> String {
        add("ServiceRequest") {
            $0.episodeExtension(pathway?.reference)
            $0.member("status", isOver || !isAlive ? "completed" : "active")
            $0.member("intent", "order")
            $0.concept("code", text: text)
            $0.reference("subject", citizen.reference)
            $0.reference("encounter", optional: visit?.reference)
            $0.member("authoredOn", date.description)
            $0.reference("requester", clinician?.role ?? unit.organization, clinician?.name ?? unit.name)
            $0.array("performer") { list in
                list.object {
                    $0.member("reference", receiver.organization)
                    $0.member("display", receiver.name)
                }
            }
            $0.references("reasonReference", condition.map { [$0] } ?? [])
        }
    }

    /// A plan with its goals and what is done by whom.
    @discardableResult
    func carePlan(
        _ title: String, from start: RegionDay, pathway: Pathway, goals: [String],
        activities: [(text: String, unit: Unit)],
        team: String? = nil
    ) -> String {
        let isOver = pathway.end != nil
        let written = goals.map { goal in
            add("Goal") {
                $0.member("lifecycleStatus", isOver ? "completed" : "active")
                $0.concept("description", text: goal)
                $0.reference("subject", citizen.reference)
                $0.member("startDate", start.description)
                $0.reference("expressedBy", citizen.reference)
                $0.references("addresses", pathway.condition.map { [$0] } ?? [])
            }
        }
        return add("CarePlan") {
            $0.episodeExtension(pathway.reference)
            $0.member("status", isOver ? "completed" : "active")
            $0.member("intent", "plan")
            $0.member("title", title)
            $0.reference("subject", citizen.reference)
            $0.period("period", start.description, pathway.end?.description)
            $0.member("created", start.description)
            $0.reference("author", pathway.clinician?.role ?? pathway.unit.organization)
            $0.references("careTeam", team.map { [$0] } ?? [])
            $0.references("addresses", pathway.condition.map { [$0] } ?? [])
            $0.references("goal", written)
            $0.array("activity") { list in
                for activity in activities {
                    list.object {
                        $0.object("detail") {
                            $0.member("status", isOver ? "completed" : "in-progress")
                            $0.member("description", activity.text)
                            $0.array("performer") { list in
                                list.object {
                                    $0.member("reference", activity.unit.organization)
                                    $0.member("display", activity.unit.name)
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// Something that the citizen is asked to do, by a day to come.
    func task(_ key: String, due: RegionDay, pathway: Pathway, appointment: String? = nil) {
        guard isAlive, pathway.end == nil, let text = tables.texts[key] else { return }
        add("Task") {
            $0.member("status", "requested")
            $0.member("intent", "order")
            $0.concept("code", text: text.title)
            $0.member("description", text.text)
            $0.reference("focus", optional: appointment)
            $0.reference("for", citizen.reference)
            $0.member("authoredOn", (today - 9).description)
            $0.reference("requester", pathway.clinician?.role ?? pathway.unit.organization, pathway.unit.name)
            $0.reference("owner", citizen.reference)
            $0.reference("reasonReference", pathway.reference)
            $0.object("restriction") { $0.period("period", nil, due.description) }
        }
    }

    /// What somebody cannot take.
    func allergy(to key: String, since: RegionDay) {
        guard let medicine = tables.medicines[key] else { return }
        let isSevere = random.chance(0.2)
        // Those who cannot take one penicillin are given none, and so with the strong painkillers.
        for group in [["penicillin", "amoxicillin", "pivmecillinam"], ["morphine", "morphinelong"], [key]]
        where group.contains(key) {
            group.forEach(remember(allergy:))
        }
        add("AllergyIntolerance") {
            $0.concept(
                "clinicalStatus", CodeSystems.terminology + "allergyintolerance-clinical", "active")
            $0.concept(
                "verificationStatus", CodeSystems.terminology + "allergyintolerance-verification", "confirmed")
            $0.member("type", "allergy")
            $0.array("category") { $0.string("medication") }
            $0.member("criticality", isSevere ? "high" : "low")
            $0.concept("code", CodeSystems.atc, medicine.code, medicine.name)
            $0.reference("patient", citizen.reference)
            $0.member("recordedDate", since.description)
            $0.reference("recorder", optional: citizen.doctor?.role)
            $0.array("reaction") { list in
                list.object {
                    $0.concepts("manifestation", text: isSevere ? "Hævelse og åndenød" : "Udslæt")
                    $0.member("severity", isSevere ? "severe" : "mild")
                }
            }
        }
    }
}

extension JSONWriter {
    fileprivate mutating func dosage(_ medicine: Medicine, _ start: RegionDay, _ end: RegionDay?) {
        array("dosageInstruction") { list in
            list.object {
                $0.member("text", "\(medicine.dosage) \(medicine.reason)")
                $0.object("timing") {
                    $0.object("repeat") { timing in
                        timing.object("boundsPeriod") {
                            $0.member("start", start.description)
                            $0.member("end", end?.description)
                        }
                        if medicine.times > 0 {
                            timing.member("frequency", medicine.times)
                            timing.member("period", number: "1")
                            timing.member("periodUnit", medicine.dosage.contains("om ugen") ? "wk" : "d")
                        }
                    }
                }
                $0.member("asNeededBoolean", medicine.times == 0 && !medicine.dosage.contains("skema"))
            }
        }
    }
}

import FHIR

/// Tasks that units give each other, the plan that they share, and failures of their cooperation.
extension Chart {
    enum TaskStep: String {
        case given, accepted, declined, done
    }

    private static let structure = "https://tovholder.dk/fhir/StructureDefinition/"
    private static let kinds = "https://tovholder.dk/fhir/CodeSystem/task-kind"
    private static let plans = "https://tovholder.dk/fhir/CodeSystem/plan-kind"

    /// What one unit has asked another to do.
    ///
    /// - Parameters:
    ///   - due: the last day.
    ///   - steps: what came of it, and on which day.
    func delegate(
        _ text: String, from giver: Unit, to owner: Unit, on day: RegionDay, due: RegionDay,
        _ steps: [(step: TaskStep, day: RegionDay)], reason: String? = nil
    ) {
        guard isAlive else { return }
        let given = Moment(day, minute: 600)
        let status: [TaskStep: String] = [
            .given: "requested", .accepted: "accepted", .declined: "rejected", .done: "completed",
        ]
        let last = steps.last?.step ?? .given
        add("Task") {
            $0.array("extension") { list in
                list.object {
                    $0.member("url", Self.structure + "answer-by")
                    $0.member("valueDateTime", given.adding(minutes: 1440).text)
                }
                list.step(.given, at: given, by: giver.member("SL"), of: giver)
                for (number, taken) in steps.enumerated() {
                    list.step(
                        taken.step, at: Moment(taken.day, minute: 700 + number * 10), by: owner.member("SFL"), of: owner
                    )
                }
            }
            $0.member("status", status[last])
            if let reason { $0.object("statusReason") { $0.member("text", reason) } }
            $0.member("intent", "order")
            $0.concept("code", Self.kinds, "delegated")
            $0.member("description", text)
            $0.reference("for", citizen.reference)
            $0.member("authoredOn", given.text)
            $0.reference("requester", giver.organization, giver.name)
            $0.reference("owner", owner.organization, owner.name)
            $0.object("restriction") { $0.period("period", nil, Moment(due, minute: 1439).text) }
        }
    }

    /// The one plan of all who are in.
    ///
    /// - Parameters:
    ///   - goals: each with the unit that says it; nil: the citizen.
    ///   - activities: what, who and by which day.
    func jointPlan(
        on day: RegionDay, goals: [(text: String, unit: Unit?)],
        activities: [(text: String, owner: String, name: String, due: RegionDay)]
    ) {
        guard isAlive else { return }
        let written = goals.map { goal in
            add("Goal") {
                $0.member("lifecycleStatus", "active")
                $0.planCategory(Self.plans)
                $0.concept("description", text: goal.text)
                $0.reference("subject", citizen.reference)
                $0.member("startDate", day.description)
                let clinician = goal.unit?.member("LS")
                let name = [clinician?.name, goal.unit?.name].compactMap(\.self).joined(separator: ", ")
                $0.reference("expressedBy", clinician?.role ?? citizen.reference, clinician == nil ? nil : name)
            }
        }
        add("CarePlan", id: "joint-plan-" + citizen.id) {
            $0.member("status", "active")
            $0.member("intent", "plan")
            $0.planCategory(Self.plans)
            $0.member("title", "Fælles handleplan")
            $0.reference("subject", citizen.reference)
            $0.member("created", Moment(day, minute: 660).text)
            $0.references("goal", written)
            $0.array("activity") { list in
                for (number, activity) in activities.enumerated() {
                    list.object {
                        $0.member("id", "a\(number + 1)")
                        $0.object("detail") {
                            $0.member("status", "not-started")
                            $0.period("scheduledPeriod", nil, activity.due.description)
                            $0.array("performer") { performers in
                                performers.object {
                                    $0.member("reference", activity.owner)
                                    $0.member("display", activity.name)
                                }
                            }
                            $0.member("description", activity.text)
                        }
                    }
                }
            }
        }
    }

    /// What the citizen has said about cooperation that failed; looked into where it has a class.
    func failure(_ text: String, to owner: Unit, on day: RegionDay, kind: String?) {
        guard isAlive else { return }
        let reported = Moment(day, minute: 610)
        add("Task") {
            $0.array("extension") { list in
                list.object {
                    $0.member("url", Self.structure + "reported-by")
                    $0.reference("valueReference", citizen.reference, citizen.name)
                }
            }
            if let kind {
                $0.object("groupIdentifier") {
                    $0.member("system", "https://tovholder.dk/fhir/NamingSystem/coordination-failure-group")
                    $0.member("value", kind + "|" + owner.organization)
                }
            }
            $0.member("status", kind == nil ? "requested" : "in-progress")
            $0.member("intent", "order")
            $0.concept("code", Self.kinds, "coordination-failure")
            $0.member("description", text)
            $0.reference("for", citizen.reference)
            $0.member("authoredOn", reported.text)
            $0.reference("owner", owner.organization, owner.name)
            if let kind {
                $0.concept("reasonCode", "https://tovholder.dk/fhir/CodeSystem/coordination-failure-class", kind)
            }
            $0.object("restriction") { $0.period("period", nil, reported.adding(minutes: 7 * 1440).text) }
            if kind != nil {
                $0.array("output") { list in
                    list.object {
                        $0.concept(
                            "type", "https://tovholder.dk/fhir/CodeSystem/coordination-failure-part", "analysis")
                        $0.member("valueString", "Listen blev skrevet ud, før den nye medicin var ordineret.")
                    }
                }
            }
        }
    }
}

extension JSONWriter {
    fileprivate mutating func planCategory(_ system: String) {
        array("category") { list in
            list.object { concept in
                concept.array("coding") { $0.coding(system, "joint-action-plan") }
            }
        }
    }

    fileprivate mutating func step(
        _ step: Chart.TaskStep, at moment: Moment, by member: StaffMember?, of unit: Unit
    ) {
        object {
            $0.member("url", "https://tovholder.dk/fhir/StructureDefinition/task-step")
            $0.array("extension") { parts in
                parts.object {
                    $0.member("url", "code")
                    $0.member("valueCode", step.rawValue)
                }
                parts.object {
                    $0.member("url", "at")
                    $0.member("valueInstant", moment.text)
                }
                parts.object {
                    $0.member("url", "by")
                    $0.reference("valueReference", member?.role ?? unit.organization, member?.name ?? unit.name)
                }
            }
        }
    }
}

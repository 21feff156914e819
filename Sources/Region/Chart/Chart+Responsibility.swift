import FHIR

/// Courses that are on their way from one unit to another.
extension Chart {
    /// What is said in a handover.
    struct HandoverWords {
        let what: String
        let why: String
        /// What the receiver has to see to.
        let open: [String]
    }

    /// Offers a course to another unit.
    ///
    /// - Parameters:
    ///   - answer: until when an answer is wanted.
    ///   - isLate: whether that has passed without one: the unit has been reminded, and its leader told.
    func offer(
        _ pathway: Pathway, by member: StaffMember, to unit: Unit, _ words: HandoverWords, at moment: Moment,
        answer: Moment, isLate: Bool = false
    ) {
        guard isAlive, pathway.end == nil else { return }
        let leader = unit.leader?.role ?? unit.organization
        let leaderTold = answer.adding(minutes: 1440)
        let told = [
            (step: "reminder", at: answer, to: unit.organization, next: leaderTold),
            (step: "leader", at: leaderTold, to: leader, next: leaderTold.adding(minutes: 14 * 1440)),
        ]
        let reference = add("Task") {
            $0.handover(from: pathway.unit, told: isLate ? told : [])
            $0.member("status", "requested")
            $0.member("intent", "order")
            $0.concept("code", Self.taskKind, "handover", "Overdragelse af forløb")
            $0.member("description", words.what)
            $0.reference("focus", pathway.reference, pathway.title)
            $0.reference("for", citizen.reference)
            $0.member("authoredOn", moment.text)
            $0.member("lastModified", moment.text)
            $0.reference("requester", member.role, member.name)
            $0.reference("owner", unit.organization, unit.name)
            $0.concept("reasonCode", text: words.why)
            $0.object("restriction") { $0.period("period", nil, answer.text) }
            $0.array("input") { list in
                for item in words.open {
                    list.object {
                        $0.concept("type", text: "Åbent")
                        $0.member("valueString", item)
                    }
                }
            }
        }
        guard isLate else { return }
        add("Task") {
            $0.member("status", "requested")
            $0.member("intent", "order")
            $0.member("priority", "urgent")
            $0.concept("code", Self.taskKind, "unanswered-handover", "Overdragelse, som ingen har svaret på")
            $0.member("description", "Et forløb er tilbudt, og ingen har svaret i tide.")
            $0.reference("focus", reference)
            $0.reference("for", citizen.reference)
            $0.member("authoredOn", leaderTold.text)
            $0.reference("owner", leader)
        }
    }

    private static let taskKind = "https://tovholder.dk/fhir/CodeSystem/task-kind"
}

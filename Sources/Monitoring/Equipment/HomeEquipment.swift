package import Care

/// Something that a unit has lent to a citizen: a Device of ours, with each step that was taken with it. Where it has come to
/// follows from its steps; its values count while it is in use, and no longer.
package struct HomeEquipment: Sendable, Hashable {
    package var id: String
    /// The Patient's id.
    package var patient: String
    package var kind: String
    /// The maker's number; nil until it is delivered.
    package var serial: String?
    /// The unit that lends it.
    package var owner: TaskParty
    /// In the order that they were taken; the first is that it was ordered.
    package var steps: [Step]
    /// By when what is still to happen must have happened.
    package var due: [EquipmentMatter: Int64]
    /// Of what the unit has been told.
    package var told: [Told]

    package init(
        id: String, patient: String, kind: String, serial: String? = nil, owner: TaskParty, steps: [Step] = [],
        due: [EquipmentMatter: Int64] = [:], told: [Told] = []
    ) {
        self.id = id
        self.patient = patient
        self.kind = kind
        self.serial = serial
        self.owner = owner
        self.steps = steps
        self.due = due
        self.told = told
    }

    /// That something was done with it.
    package struct Step: Sendable, Hashable {
        package var code: EquipmentStep
        package var at: Int64
        /// Who: a reference.
        package var by: String
        package var name: String?
        package var words: String?

        package init(_ code: EquipmentStep, at: Int64, by: String, name: String? = nil, words: String? = nil) {
            self.code = code
            self.at = at
            self.by = by
            self.name = name
            self.words = words
        }
    }

    /// That the unit has a task because of something that is due.
    package struct Told: Sendable, Hashable {
        package var matter: EquipmentMatter
        /// By when the matter was due.
        package var due: Int64
        /// When the record last saw to it that the unit has a task.
        package var at: Int64
        /// The Task's id.
        package var task: String
    }

    /// Where it has come to.
    package var stage: EquipmentStage { EquipmentStage(after: steps) ?? .ordered }

    /// Whether the unit has still to do with it.
    package var isOut: Bool { !stage.isOver }

    package func last(_ code: EquipmentStep) -> Step? { steps.last { $0.code == code } }

    /// The matter that is due first.
    package var next: (matter: EquipmentMatter, at: Int64)? {
        due.min { ($0.value, $0.key.rawValue) < ($1.value, $1.key.rawValue) }.map { ($0.key, $0.value) }
    }

    /// Takes a step, and lays out what is due because of it.
    ///
    /// - Parameters:
    ///   - serial: with the delivery.
    ///   - days: by when something is due, where it is not to follow the table.
    package mutating func take(_ step: Step, serial: String? = nil, days: [EquipmentMatter: Int64] = [:]) {
        steps.append(step)
        let within = EquipmentKind.named(kind)?.within ?? [:]
        func expected(_ matter: EquipmentMatter) -> Int64? { days[matter] ?? within[matter].map { step.at + $0 } }
        switch step.code {
        case .ordered: due[.delivery] = expected(.delivery)
        case .sent: break
        case .delivered:
            self.serial = serial
            due[.delivery] = nil
            for matter in [.instruction, .battery, .calibration] as [EquipmentMatter] { due[matter] = expected(matter) }
        case .instructed: due[.instruction] = nil
        case .faulty: due[.mending] = expected(.mending)
        case .mended: due[.mending] = nil
        case .battery: due[.battery] = expected(.battery)
        case .calibrated: due[.calibration] = expected(.calibration)
        case .kept: due[.giveBack] = nil
        case .returned, .lost, .cancelled: due = [:]
        }
    }

    /// What must be due where it has come to: without it, something could be forgotten.
    var required: Set<EquipmentMatter> {
        let within = EquipmentKind.named(kind)?.within ?? [:]
        switch stage {
        case .ordered, .sent: return [.delivery]
        case .delivered, .instructed, .faulty:
            var all = Set([.battery, .calibration].filter { within[$0] != nil })
            if last(.instructed) == nil { all.insert(.instruction) }
            if stage == .faulty { all.insert(.mending) }
            return all
        case .returned, .lost, .cancelled: return []
        }
    }

    /// What can be due besides: staff may calibrate what the table does not, and the record asks for it back.
    var possible: Set<EquipmentMatter> {
        switch stage {
        case .ordered, .sent: [.giveBack]
        case .delivered, .instructed, .faulty: [.battery, .calibration, .giveBack]
        case .returned, .lost, .cancelled: []
        }
    }
}

package import Care
package import Monitoring

/// What one citizen has been lent, in words.
package struct EquipmentModel: Sendable {
    package var citizen: CitizenSummary
    package var relation: CitizenBanner.Relation
    /// What is out first.
    package var items: [Item]
    /// What staff can order.
    package var kinds: [Kind]

    package init(
        citizen: CitizenSummary, relation: CitizenBanner.Relation, items: [Item], kinds: [Kind] = []
    ) {
        self.citizen = citizen
        self.relation = relation
        self.items = items
        self.kinds = kinds
    }

    /// Something to order.
    package struct Kind: Sendable, Hashable {
        package var id: String
        package var name: String

        package init(id: String, name: String) {
            self.id = id
            self.name = name
        }
    }

    /// One thing.
    package struct Item: Sendable {
        package var id: String
        /// The Device's version: what a step is held against.
        package var version: Int
        package var name: String
        /// What to do until somebody sees to it.
        package var whenItFails: String?
        package var serial: String?
        package var stage: EquipmentStage
        /// Whom to call about it.
        package var contact: Contact
        /// What is due, the first first.
        package var due: [Due]
        /// In the order that they were taken.
        package var steps: [Step]
        /// What whoever looks may do with it.
        package var allowed: [EquipmentStep]

        package init(
            id: String, version: Int, name: String, whenItFails: String? = nil, serial: String?,
            stage: EquipmentStage, contact: Contact, due: [Due] = [], steps: [Step], allowed: [EquipmentStep] = []
        ) {
            self.id = id
            self.version = version
            self.name = name
            self.whenItFails = whenItFails
            self.serial = serial
            self.stage = stage
            self.contact = contact
            self.due = due
            self.steps = steps
            self.allowed = allowed
        }
    }

    /// By when something must have happened.
    package struct Due: Sendable, Hashable {
        package var matter: EquipmentMatter
        package var at: Int64

        package init(_ matter: EquipmentMatter, at: Int64) {
            self.matter = matter
            self.at = at
        }
    }

    package struct Step: Sendable, Hashable {
        package var code: EquipmentStep
        package var at: Int64
        package var by: String?
        package var words: String?

        package init(_ code: EquipmentStep, at: Int64, by: String? = nil, words: String? = nil) {
            self.code = code
            self.at = at
            self.by = by
            self.words = words
        }
    }
}

extension EquipmentModel.Item {
    /// - Parameter selves: all references that whoever looks answers to at work; empty for others.
    init(_ look: MonitoringReader.EquipmentLook, _ contact: Contact, selves: Set<String>, _ language: Language) {
        let equipment = look.equipment
        let kind = EquipmentKind.named(equipment.kind)
        let isOwn = selves.contains(equipment.owner.reference)
        self.init(
            id: equipment.id, version: look.version, name: kind.map { language.say($0.name) } ?? equipment.kind,
            whenItFails: kind.map { language.say($0.whenItFails) }, serial: equipment.serial, stage: equipment.stage,
            contact: contact,
            due: equipment.due.map { EquipmentModel.Due($0.key, at: $0.value) }
                .sorted { ($0.at, $0.matter.rawValue) < ($1.at, $1.matter.rawValue) },
            steps: equipment.steps.map { .init($0.code, at: $0.at, by: $0.name, words: $0.words) },
            allowed: isOwn ? EquipmentStep.allCases.filter { Self.makesSense($0, for: equipment) } : [])
    }

    private static func makesSense(_ step: EquipmentStep, for equipment: HomeEquipment) -> Bool {
        guard step.from.contains(equipment.stage) else { return false }
        return switch step {
        // That it fails is told in words, by whoever sees it.
        case .faulty: false
        case .battery: equipment.due[.battery] != nil
        case .calibrated: equipment.due[.calibration] != nil
        case .kept: equipment.due[.giveBack] != nil
        default: true
        }
    }
}

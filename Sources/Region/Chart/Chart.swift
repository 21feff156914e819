import FHIR

/// One citizen's record while it is being written: courses add their resources to it in the order of their references.
///
/// It is a class because a resource is written by a closure that also reads it; nothing keeps it after its household.
final class Chart {
    let citizen: Citizen
    let directory: Directory
    let tables: RegionTables
    let today: RegionDay
    /// Draws for the course that is being written; set anew for each, so that one course's draws never move another's.
    var random: SplitRandom
    private(set) var resources: [RegionResource] = []
    private var writer = JSONWriter()
    private var count = 0
    /// What is usual for this citizen, by measure: see ``usually(_:_:_:)``.
    var trends: [String: Trend] = [:]
    private var medicines: Set<String> = []
    private var allergies: Set<String> = []
    private var diagnoses: [String: String] = [:]
    /// The courses that have been written, in their order.
    private(set) var pathways: [Pathway] = []

    init(_ citizen: Citizen, _ directory: Directory, _ tables: RegionTables, today: RegionDay) {
        self.citizen = citizen
        self.directory = directory
        self.tables = tables
        self.today = today
        random = SplitRandom(seed: 0, .course, 0)
    }

    /// Years of contacts that a record holds; older diagnoses stand without their contacts.
    static let years = 5

    /// The last day on which anything can have happened: today, or the day of death.
    var end: RegionDay { min(citizen.death ?? today, today) }

    /// The first day of contacts in this record.
    var beginning: RegionDay { max(citizen.birth, today.adding(years: -Self.years)) }

    var isAlive: Bool { citizen.death == nil }

    func age(on date: RegionDay) -> Int { citizen.age(on: date) }

    /// Writes one resource of the citizen and returns the reference to it.
    @discardableResult
    func add(_ type: String, _ content: (inout JSONWriter) -> Void) -> String {
        count += 1
        return add(type, id: citizen.id + "-" + String(count, radix: 36), content)
    }

    /// Writes one resource with an id of its own.
    @discardableResult
    func add(_ type: String, id: String, _ content: (inout JSONWriter) -> Void) -> String {
        writer.removeAll()
        writer.object {
            $0.member("resourceType", type)
            $0.member("id", id)
            content(&$0)
        }
        resources.append(RegionResource(type: type, id: id, bytes: writer.bytes))
        return type + "/" + id
    }

    /// Whether this is the first time that the citizen gets a medicine: nobody gets the same prescription twice.
    func startsMedicine(_ key: String) -> Bool { medicines.insert(key).inserted }

    /// Notes what must not be prescribed.
    func remember(allergy key: String) { allergies.insert(key) }

    /// Whether the citizen cannot take a medicine.
    func isAllergic(to key: String) -> Bool { allergies.contains(key) }

    /// The diagnosis that the citizen already has by this key.
    func diagnosis(_ key: String) -> String? { diagnoses[key] }

    func remember(diagnosis key: String, _ reference: String) { diagnoses[key] = reference }

    func remember(_ pathway: Pathway) { pathways.append(pathway) }
}

import Access
import Care
import FHIR
import MedCom
import Record

/// The messages between the region's record and the record of a municipality that has a system of its own.
final class Post {
    /// What the municipality's system has held.
    let mirror = RecordMirror()
    private let region: SimulatedRegion
    private let other: Machine
    private let network: Network
    private let reader = MessageReader()
    private let fault: PostFault?
    private var written = 0
    /// What the one has sent and the other would not have, since it was asked last.
    private var refusals: [String] = []

    init(
        _ region: SimulatedRegion, seed: UInt64, _ time: VirtualTime, _ capabilities: [Capability], _ fault: PostFault?
    ) throws {
        self.region = region
        self.fault = fault
        other = try Machine(time, capabilities)
        network = Network(seed: seed, time, fault)
    }

    /// Writes what the municipality's system knows from the beginning, and begins to follow both.
    func begin(_ record: Record) async throws {
        try await write(region.resourcesOfMunicipality, into: other.record)
        _ = try await sender(record, isInbound: false).turn()
        _ = try await sender(other.record, isInbound: true).turn()
        _ = try await mirror.follow(other.record)
    }

    /// Lets messages travel: what waits is sent, and what has come is taken in, on both sides.
    func work(_ record: Record) async throws {
        for _ in 0..<Self.mostRounds {
            if fault != .nothingIsSent { _ = try await sender(record, isInbound: false).turn() }
            _ = try await sender(other.record, isInbound: true).turn()
            let letters = network.arrived()
            if letters.isEmpty { break }
            for letter in letters {
                let desk = MessageDesk(letter.isInbound ? record : other.record, reader: reader)
                switch try await desk.receive(letter.bytes) {
                case .taken(.held): refusals.append("a message is about nobody")
                case .taken, .again: break
                case .refused(let fault), .unreadable(let fault): refusals.append("a message is refused: \(fault)")
                }
                network.delivered(letter)
            }
        }
    }

    /// A message leads to an acknowledgement, and that to nothing: more than these are none of them.
    private static let mostRounds = 10

    /// What is new in the municipality's system.
    func look() async throws -> [RecordMirror.Change] { try await mirror.follow(other.record) }

    /// What was refused since it was asked last: what we write ourselves is right, and about somebody known.
    func takeRefusals() -> [String] {
        defer { refusals = [] }
        return refusals
    }

    /// From now on nothing is lost any more.
    func calm() { network.calm() }

    func stop() async throws { try await other.stop() }

    private func sender(_ record: Record, isInbound: Bool) -> MessageSender {
        var limits = MessageLimits()
        if fault == .nobodyWaits { limits.acknowledgement = .max / 4 }
        return MessageSender(record, transport: network.end(isInbound: isInbound), limits: limits)
    }

    // MARK: Words

    /// A nurse of the municipality writes to a department about a citizen, in the municipality's own system.
    func write(about citizen: String, to unit: SimulatedUnit, at instant: Int64) async throws {
        written += 1
        let words = SimulatedWords.prefix + String(written)
        try await write(
            [
                """
                {"resourceType":"Communication","id":"words-\(written)","status":"completed","category":[{"coding":\
                [{"system":"\(MedComSystems.category)","code":"extended-care-responsibility"}]}],"subject":\
                {"reference":"Patient/\(citizen)"},"sent":"\(DanishTime.text(instant / 1000 * 1000))","recipient":\
                [{"reference":"\(unit.reference)"}],"sender":{"reference":"PractitionerRole/\(SimulatedWords.nurse)"},\
                "payload":[{"contentString":"\(words)"}]}
                """
            ], into: other.record)
    }

    private func write(_ resources: [String], into record: Record) async throws {
        let prepared = try resources.map { try record.preparer.prepare(try JSONDocument($0).root) }
        try await record.write(
            as: .commandLine, because: .healthSystemAdministration, doing: "municipality"
        ) { for resource in prepared { _ = try $0.put(resource) } }
    }
}

/// How words are known again on the other side.
enum SimulatedWords {
    static let prefix = "What about the wound? "
    static let nurse = "municipal-nurse"
}

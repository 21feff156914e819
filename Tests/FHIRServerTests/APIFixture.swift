import Access
import Apps
import FHIR
import FHIRServer
import Record
import RecordSQLite
import Synchronization
import TestSupport
import Testing

/// A small record behind the API, without HTTP: two citizens, a unit, and a token for each kind of caller.
struct APIFixture {
    let temporary: TemporaryRecord
    let service: FHIRService

    static let base = "https://record.example/fhir"

    init(
        _ resources: [String] = APIFixture.resources, on kind: EngineKind = .current,
        bulk: BulkSettings = BulkSettings()
    ) async throws {
        temporary = try await TemporaryRecord(on: kind)
        service = FHIRService(
            record: temporary.record, authenticator: Tokens(), address: Self.base, bulk: bulk,
            subscriptions: try FHIRService.subscriptionReader(address: Self.base))
        let record = temporary.record
        let prepared = try resources.map { try record.preparer.prepare(try JSONDocument($0).root) }
        try await record.write(as: .commandLine, because: .healthSystemAdministration, doing: "import") { transaction in
            for resource in prepared { _ = try transaction.put(resource) }
        }
    }

    /// Writes a resource as another program would, past the API.
    func put(_ json: String) async throws {
        let prepared = try temporary.record.preparer.prepare(try JSONDocument(json).root)
        _ = try await temporary.record.write(
            as: .commandLine, because: .healthSystemAdministration, doing: "import"
        ) { try $0.put(prepared) }
    }

    func delete(_ type: String, _ id: String) async throws {
        _ = try await temporary.record.write(
            as: .commandLine, because: .healthSystemAdministration, doing: "import"
        ) { try $0.delete(type, id) }
    }

    /// Sends a request as `METHOD /path?query` below the base.
    func send(
        _ line: String, as token: String? = "system", body: String = "",
        _ headers: (inout FHIRHeaders) -> Void = { _ in }
    ) async throws -> FHIRAnswer {
        let words = line.split(separator: " ", maxSplits: 1)
        let method = try #require(FHIRMethod(rawValue: String(words[0])))
        let parts = words[1].split(separator: "?", maxSplits: 1)
        var fields = FHIRHeaders()
        if !body.isEmpty { fields.contentType = "application/fhir+json" }
        headers(&fields)
        let path = parts.first.map { $0.split(separator: "/").map(String.init) } ?? []
        return await service.answer(
            FHIRRequest(
                method, path: path, query: try QueryParameters(encoded: parts.count > 1 ? parts[1] : ""),
                headers: fields, body: Array(body.utf8), base: Self.base, token: token))
    }

    /// Asks for an export and waits for it.
    ///
    /// - Returns: the path of its status.
    func export(
        _ line: String, as token: String = "system", body: String = "", prefer: String = "respond-async"
    ) async throws -> String {
        temporary.clock.advance(by: 1)
        let answer = try await send(line, as: token, body: body) { $0.prefer = prefer }
        try #require(answer.status == 202, "\(answer.text)")
        await service.jobs.settle()
        return String(try #require(answer.contentLocation).dropFirst(Self.base.count + 1))
    }

    /// What a stream writes, line by line.
    func lines(_ line: String, as token: String = "system") async throws -> [String] {
        let answer = try await send("GET /" + line, as: token)
        let stream = try #require(answer.stream, "\(answer.status) \(answer.text)")
        let written = Mutex<[UInt8]>([])
        try await stream.body { bytes in written.withLock { $0 += bytes } }
        return String(decoding: written.withLock { $0 }, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    /// The files of an export or import that came to its end, by their names.
    func files(of job: String) async throws -> [String: [String]] {
        let manifest = try await send("GET /" + job)
        try #require(manifest.status == 200, "\(manifest.status) \(manifest.text)")
        var files: [String: [String]] = [:]
        for list in ["output", "deleted", "error"] {
            for file in try manifest.json[list]?.elements.map({ $0 }) ?? [] {
                let path = try #require(file["url"]?.string).dropFirst(Self.base.count + 1)
                let lines = try await lines(String(path))
                files[String(path.split(separator: "/").last ?? "")] = lines
                if list != "deleted" { #expect(file["count"]?.numberText == String(lines.count)) }
            }
        }
        return files
    }

    func audited() async throws -> [AuditEntry] {
        try await temporary.engine.read { try $0.audit(of: nil, before: nil, limit: 1000).map(\.entry) }
    }

    static let ida =
        #"{"resourceType":"Patient","id":"ida","name":[{"family":"Nielsen","given":["Ida"]}],"birthDate":"1950-05-17","generalPractitioner":[{"reference":"Organization/auh"}]}"#
    static let bo =
        #"{"resourceType":"Patient","id":"bo","name":[{"family":"Bæk","given":["Bo"]}],"birthDate":"1980-01-02","generalPractitioner":[{"reference":"Organization/auh"}]}"#
    static let resources = [
        ida, bo,
        #"{"resourceType":"Organization","id":"auh","name":"Aarhus Universitetshospital"}"#,
        observation("o1", of: "ida", "2026-01-01", 7.1), observation("o2", of: "ida", "2026-02-01", 6.9),
        observation("o3", of: "bo", "2026-03-01", 5.0),
    ]

    static func observation(_ id: String, of patient: String, _ date: String, _ value: Double) -> String {
        """
        {"resourceType":"Observation","id":"\(id)","status":"final",\
        "code":{"coding":[{"system":"http://loinc.org","code":"15074-8"}]},"subject":{"reference":"Patient/\(patient)"},\
        "effectiveDateTime":"\(date)","performer":[{"reference":"Organization/auh"}],\
        "valueQuantity":{"value":\(value),"unit":"mmol/L","system":"http://unitsofmeasure.org","code":"mmol/L"}}
        """
    }
}

/// Tokens that say themselves who they stand for.
struct Tokens: FHIRAuthenticator {
    func holder(of token: String) async throws -> FHIRHolder? {
        func citizen(_ id: String) -> FHIRHolder.Capacity {
            .init(
                caller: Caller(identity: "Patient/\(id)", role: .citizen(patient: id)), purpose: .patientRequest,
                patient: id)
        }
        let all = SMARTScopes("system/*.*")
        let system = FHIRHolder.Capacity(caller: Caller(identity: "system", role: .system), purpose: .treatment)
        return switch token {
        case "system": FHIRHolder(scopes: all, capacities: [system])
        case "other-system":
            FHIRHolder(
                scopes: all,
                capacities: [.init(caller: Caller(identity: "other", role: .system), purpose: .treatment)])
        case "observations": FHIRHolder(scopes: SMARTScopes("system/Observation.rs"), capacities: [system])
        case "subscriber":
            FHIRHolder(scopes: SMARTScopes("system/Subscription.cruds system/Observation.rs"), capacities: [system])
        case "nothing": FHIRHolder(scopes: SMARTScopes("openid patient/*.*"), capacities: [system])
        case "ida", "bo": FHIRHolder(scopes: all, capacities: [citizen(token)])
        case "nurse":
            FHIRHolder(
                scopes: all,
                capacities: [
                    .init(
                        caller: Caller(
                            identity: "PractitionerRole/nurse", role: .professional(.hospitalNurse), unit: "auh"),
                        purpose: .treatment)
                ])
        case "quality":
            FHIRHolder(
                scopes: all,
                capacities: [
                    .init(
                        caller: Caller(identity: "Person/quality", role: .qualityOfficer),
                        purpose: .qualityImprovement)
                ])
        default: nil
        }
    }
}

extension FHIRAnswer {
    var json: JSONValue { get throws { try JSONDocument(body).root } }

    var text: String { String(decoding: body, as: UTF8.self) }

    /// The codes of an OperationOutcome's issues.
    var issueCodes: [String] {
        get throws { try json["issue"]?.elements.compactMap { $0["code"]?.string } ?? [] }
    }

    /// The resources of a Bundle's entries, as `Type/id`.
    var references: [String] {
        get throws {
            try json["entry"]?.elements.compactMap { entry in
                guard let type = entry["resource"]?["resourceType"]?.string, let id = entry["resource"]?["id"]?.string
                else { return nil }
                return type + "/" + id
            } ?? []
        }
    }

    /// The address of one of a Bundle's links.
    func link(_ relation: String) throws -> String? {
        try json["link"]?.elements.first { $0["relation"]?.string == relation }?["url"]?.string
    }
}

import Access
import Care
import FHIR
import Hummingbird
import HummingbirdTesting
import Logging
import Monitoring
import Pages
import Record
import RecordSQLite
import SignIn
import Synchronization
import TestSupport
import Testing
import Tracing

@testable import App
@testable import Apps

/// A small record behind a server without a socket: two citizens, one with a daughter who has been given access.
struct ServerFixture {
    let temporary: TemporaryRecord
    let personas: PersonaDirectory

    /// - Parameter more: resources besides those that every fixture has.
    init(_ more: [String] = []) async throws {
        temporary = try await TemporaryRecord(on: .current, capabilities: RecordOpener.allCapabilities)
        try await Self.fill(temporary.record, Self.resources + more)
        personas = try await PersonaDirectory.load(from: temporary.record)
        try await Self.register(in: temporary.record)
    }

    /// An app that every fixture has.
    static let app = RegisteredApp(
        id: "test-app", name: "App", publisher: "Nobody", credentials: .none, redirects: ["https://app.test/"],
        scope: "patient/*.rs launch/patient")

    private static func register(in record: Record) async throws {
        let value = app.bytes
        try await record.write(as: .commandLine, because: .healthSystemAdministration, doing: "test") {
            try $0.setNote("app/test-app", to: value)
        }
    }

    /// A provider of sign-in, known here as `mitid` or, for people at work, as `work`.
    func relyingParty(_ network: FakeProvider) -> RelyingParty {
        func settings(_ name: String, _ kind: ProviderSettings.Kind) -> ProviderSettings {
            ProviderSettings(
                name: name, label: name, kind: kind, issuer: FakeProvider.issuer, client: "us",
                credential: .secret("secret"))
        }
        return RelyingParty(
            [settings("mitid", .citizen), settings("work", .professional)], base: "http://localhost",
            record: temporary.record, network: network)
    }

    /// - Parameter live: with a socket; otherwise without one.
    func run(
        personas offered: Bool = true, mostRequests: Int = 100, tokens: any TokenVerifier = NoTokens(),
        metricsToken: String? = nil, address: String? = nil, lifeCycle: LifeCycle = LifeCycle(), live: Bool = false,
        logger: Logger = ServerFixture.silence, tracer: (any Tracer)? = nil, relyingParty: RelyingParty? = nil,
        signInLimits: SignInThrottle.Limits = .standard, appLimits: SignInThrottle.Limits = .standard,
        _ body: @escaping @Sendable (any TestClientProtocol) async throws -> Void
    ) async throws {
        var configuration = ServerConfiguration(
            port: live ? 0 : 8080, address: address, mostRequests: mostRequests, logger: logger)
        configuration.metricsToken = metricsToken
        // Without a socket an answer is read to its end: a stream must have one.
        configuration.listening.beat = 50
        configuration.listening.beats = live ? .max : 0
        configuration.tracer = tracer
        configuration.relyingParty = relyingParty
        configuration.signInLimits = signInLimits
        configuration.appLimits = appLimits
        let application = try AppServer.application(
            record: temporary.record, configuration: configuration, personas: offered ? personas : nil,
            tokens: tokens, lifeCycle: lifeCycle)
        try await application.test(live ? .live : .router) { try await body($0) }
    }

    /// A stream that is open when the server is asked to stop.
    func listening(as persona: String, to path: String) async throws -> EventReader {
        let opened = Mutex<EventReader?>(nil)
        try await run(live: true) { client in
            let visitor = Visitor(client)
            try await visitor.signIn(as: persona)
            let reader = try EventReader(path, port: client.port ?? 0, cookies: visitor.cookies)
            _ = await reader.read(until: ": listening")
            opened.withLock { $0 = reader }
        }
        return try #require(opened.withLock { $0 })
    }

    static let silence: Logger = {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        return logger
    }()

    private static let resources = [
        #"{"resourceType":"Patient","id":"karen","name":[{"text":"Karen Sørensen"}],"birthDate":"1948-03-04","identifier":[{"system":"urn:oid:1.2.208.176.1.2","value":"6403481234"}],"generalPractitioner":[{"reference":"PractitionerRole/gp"}]}"#,
        #"{"resourceType":"Patient","id":"emil","name":[{"text":"Emil Kjær"}],"birthDate":"2000-01-02","generalPractitioner":[{"reference":"PractitionerRole/gp"}]}"#,
        #"{"resourceType":"Patient","id":"poul","name":[{"text":"Poul Holm"}],"birthDate":"1940-01-02","generalPractitioner":[{"reference":"PractitionerRole/gp"}]}"#,
        #"{"resourceType":"RelatedPerson","id":"mette","patient":{"reference":"Patient/poul"},"relationship":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v3-RoleCode","code":"DAUC"}]}]}"#,
        #"{"resourceType":"RelatedPerson","id":"mette-karen","patient":{"reference":"Patient/karen"}}"#,
        #"{"resourceType":"Consent","id":"c1","status":"active","scope":{"coding":[{"code":"patient-privacy"}]},"category":[{"coding":[{"system":"https://tovholder.dk/fhir/CodeSystem/consent-kind","code":"proxy"}]}],"patient":{"reference":"Patient/poul"},"provision":{"type":"permit","actor":[{"role":{"text":"x"},"reference":{"reference":"RelatedPerson/mette"}}]}}"#,
        #"{"resourceType":"EpisodeOfCare","id":"kol","status":"active","patient":{"reference":"Patient/karen"},"managingOrganization":{"reference":"Organization/lungs"},"period":{"start":"2020-01-01"},"type":[{"text":"KOL <script>"}]}"#,
        #"{"resourceType":"Observation","id":"o1","status":"final","code":{"text":"Kreatinin","coding":[{"system":"urn:oid:1.2.208.176.2.1","code":"NPU18016"}]},"subject":{"reference":"Patient/karen"},"effectiveDateTime":"2024-02-11","valueQuantity":{"value":132,"unit":"µmol/L"}}"#,
        #"{"resourceType":"Practitioner","id":"jens","name":[{"text":"Jens Holst"}]}"#,
        #"{"resourceType":"PractitionerRole","id":"gp","practitioner":{"reference":"Practitioner/jens"},"organization":{"reference":"Organization/surgery"}}"#,
        #"{"resourceType":"Organization","id":"surgery","name":"Lægerne"}"#,
        #"{"resourceType":"Organization","id":"lungs","name":"Lungemedicin"}"#,
        #"{"resourceType":"Communication","id":"told","status":"completed","language":"da","category":[{"text":"Ny aftale"}],"subject":{"reference":"Patient/karen"},"sent":"2026-11-20T10:00:00Z","recipient":[{"reference":"Patient/karen"}],"sender":{"reference":"Organization/surgery"},"payload":[{"contentString":"Du har fået en ny tid."}]}"#,
        #"{"resourceType":"CommunicationRequest","id":"l1","status":"active","category":[{"coding":[{"system":"https://tovholder.dk/fhir/CodeSystem/letter","code":"notice"}]}],"subject":{"reference":"Patient/karen"},"about":[{"reference":"Communication/told"}],"occurrenceDateTime":"2026-11-21T10:00:00Z","authoredOn":"2026-11-20T10:00:00Z","sender":{"reference":"Organization/surgery"},"reasonCode":[{"coding":[{"system":"https://tovholder.dk/fhir/CodeSystem/letter","code":"message"}],"text":"Ny aftale"}]}"#,
        #"{"resourceType":"Task","id":"offer-1","status":"requested","intent":"order","code":{"coding":[{"system":"https://tovholder.dk/fhir/CodeSystem/task-kind","code":"handover"}]},"description":"Opfølgning af KOL","focus":{"reference":"EpisodeOfCare/kol"},"for":{"reference":"Patient/karen"},"authoredOn":"2026-11-20T10:00:00Z","requester":{"reference":"Organization/lungs"},"owner":{"reference":"Organization/surgery"},"reasonCode":{"text":"Hun er stabil"},"restriction":{"period":{"end":"2026-11-23T10:00:00Z"}},"input":[{"type":{"text":"Åbent"},"valueString":"Lungefunktion om tre måneder"}]}"#,
        person("p1", "chronically-ill-citizen", ["Patient/karen"]),
        person("p2", "daughter", ["RelatedPerson/mette", "RelatedPerson/mette-karen"]),
        person("p3", "general-practitioner", ["Practitioner/jens"], role: "PractitionerRole/gp"),
        person("p4", "quality-officer", ["Practitioner/jens"]),
        person("p5", "reviewer", ["Practitioner/jens"]),
        #"{"resourceType":"Organization","id":"nursing","name":"Hjemmesygeplejen"}"#,
        delegatedTask("task-1", from: "nursing", to: "surgery"),
        breath,
        #"{"resourceType":"Task","id":"form-1","status":"requested","intent":"order","code":{"coding":[{"system":"https://tovholder.dk/fhir/CodeSystem/task-kind","code":"answer-questionnaire"}]},"description":"Åndenød","for":{"reference":"Patient/karen"},"owner":{"reference":"Patient/karen"},"authoredOn":"2026-11-20T10:00:00Z","requester":{"reference":"Organization/lungs"},"input":[{"type":{"text":"questionnaire"},"valueCanonical":"https://a.example/breath|1"}]}"#,
        #"{"resourceType":"Task","id":"coord-case-karen","status":"requested","intent":"order","code":{"coding":[{"system":"https://tovholder.dk/fhir/CodeSystem/task-kind","code":"coordination-case"}]},"for":{"reference":"Patient/karen"},"authoredOn":"2026-11-20T10:00:00Z","owner":{"reference":"Organization/surgery"},"restriction":{"period":{"end":"2026-11-22T10:00:00Z"}},"extension":[{"url":"https://tovholder.dk/fhir/StructureDefinition/case-risk","extension":[{"url":"fact","valueCode":"many-contacts"},{"url":"number","valueInteger":5},{"url":"points","valueInteger":2}]}]}"#,
        #"{"resourceType":"Task","id":"failure-1","status":"requested","intent":"order","code":{"coding":[{"system":"https://tovholder.dk/fhir/CodeSystem/task-kind","code":"coordination-failure"}]},"description":"Ingen ringede","for":{"reference":"Patient/karen"},"authoredOn":"2026-11-20T10:00:00Z","owner":{"reference":"Organization/surgery"},"restriction":{"period":{"end":"2026-11-27T10:00:00Z"}},"extension":[{"url":"https://tovholder.dk/fhir/StructureDefinition/reported-by","valueReference":{"reference":"Patient/karen"}}]}"#,
        #"{"resourceType":"Task","id":"case-1","status":"requested","intent":"order","code":{"coding":[{"system":"https://tovholder.dk/fhir/CodeSystem/review-reason","code":"sampled"}]},"for":{"reference":"Patient/karen"},"authoredOn":"2026-11-20T10:00:00Z"}"#,
    ]

    /// A questionnaire of two questions, the second of which hangs on the first.
    private static let breath =
        #"{"resourceType":"Questionnaire","id":"breath","status":"active","url":"https://a.example/breath","version":"1","title":"Åndenød","item":["#
        + #"{"linkId":"a","text":"Har du mere åndenød?","type":"choice","required":true,"answerOption":[{"extension":[{"url":"https://tovholder.dk/fhir/StructureDefinition/answer-colour","valueCode":"red"}],"valueCoding":{"system":"s","code":"Y","display":"Ja"}},{"valueCoding":{"system":"s","code":"N","display":"Nej"}}]},"#
        + #"{"linkId":"b","text":"Hvor mange trin kan du gå?","type":"integer","required":true,"enableWhen":[{"question":"a","operator":"=","answerCoding":{"system":"s","code":"Y"}}]}]}"#

    /// What one unit has asked another to do for Karen.
    static func delegatedTask(_ id: String, from giver: String, to owner: String) -> String {
        let step =
            #"{"url":"https://tovholder.dk/fhir/StructureDefinition/task-step","extension":[{"url":"code","valueCode":"given"},{"url":"at","valueInstant":"2026-11-20T10:00:00Z"},{"url":"by","valueReference":{"reference":"PractitionerRole/n"}}]}"#
        return
            #"{"resourceType":"Task","id":"\#(id)","status":"requested","intent":"order","code":{"coding":[{"system":"https://tovholder.dk/fhir/CodeSystem/task-kind","code":"delegated"}]},"description":"Se på såret","for":{"reference":"Patient/karen"},"authoredOn":"2026-11-20T10:00:00Z","requester":{"reference":"Organization/\#(giver)"},"owner":{"reference":"Organization/\#(owner)"},"restriction":{"period":{"end":"2026-11-29T22:59:00Z"}},"extension":[{"url":"https://tovholder.dk/fhir/StructureDefinition/answer-by","valueDateTime":"2026-11-21T10:00:00Z"},\#(step)]}"#
    }

    static func person(_ id: String, _ code: String, _ targets: [String], role: String? = nil) -> String {
        let links = targets.map { #"{"target":{"reference":"\#($0)"}}"# }.joined(separator: ",")
        let roleExtension =
            role.map {
                #""extension":[{"url":"https://tovholder.dk/fhir/StructureDefinition/persona-role","valueReference":{"reference":"\#($0)"}}],"#
            } ?? ""
        return
            #"{"resourceType":"Person","id":"\#(id)","meta":{"tag":[{"system":"https://tovholder.dk/fhir/CodeSystem/persona","code":"\#(code)"}]},\#(roleExtension)"name":[{"text":"\#(code)"}],"link":[\#(links)]}"#
    }

    private static func fill(_ record: Record, _ resources: [String]) async throws {
        let preparer = record.preparer
        let programmes = try ExampleProgrammes.all().filter { ["copd", "antibiotics-at-home"].contains($0.name) }
            .flatMap { try $0.resources() }
        let prepared =
            try resources.map { try preparer.prepare(try JSONDocument($0).root) }
            + programmes.map { try preparer.prepare($0) }
        try await record.write(as: .commandLine, because: .healthSystemAdministration, doing: "import") { transaction in
            for resource in prepared { _ = try transaction.put(resource) }
        }
    }
}

import Apps
import FHIRServer
import Hummingbird
import Logging
import Pages
import Synchronization
import TestSupport
import Testing

@testable import App

/// The build breaks when the server answers something that is not attacked: a route without its case of who may, and of
/// what the audit says.
@Suite struct RouteCoverageTests {
    /// Interactions that no drawn question asks for, and what holds them to the rules instead. Those that `RouteTableTests`
    /// walks over are asked as everybody there, each with what the audit must say.
    private static let elsewhere: [FHIRRoute: String] = [
        .capabilities: "public: RouteTableTests", .openAPI: "public: RouteTableTests",
        .smartConfiguration: "public: RouteTableTests",
        .create: "conditional writes draw it; RouteTableTests", .validate: "nothing of the record: RouteTableTests",
        .importLines: "systems alone: RouteTableTests, ImportTests",
        .exportByParameters: "ExportAttackTests by GET; RouteTableTests",
        .exportOfPatientsByParameters: "ExportAttackTests by GET; RouteTableTests",
        .exportOfGroup: "ExportAttackTests", .exportOfGroupByParameters: "RouteTableTests",
        .jobStatus: "ExportAttackTests", .jobCancel: "RouteTableTests", .jobFile: "ExportAttackTests",
        .subscriptionStatus: "SubscriptionAttackTests, RouteTableTests",
        .subscriptionEvents: "SubscriptionAttackTests, RouteTableTests", .patch: "RouteTableTests",
        .conditionalPatch: "conditional writes draw it; RouteTableTests", .systemSearchByForm: "RouteTableTests",
        .compartmentSearchByForm: "RouteTableTests",
    ]

    @Test func `every interaction of the API is attacked`() async throws {
        let population = Population(seed: 1, citizens: 12)
        let asker = Asker.cast(of: population)[0]
        let courses = Course.all(of: population)
        let noted = Mutex<Set<FHIRRoute>>([])
        let temporary = try await TemporaryRecord(on: .sqlite)
        let service = FHIRService(record: temporary.record, authenticator: AskerTokens([]))
        var draw = Draw(
            random: SeededRandom(seed: 1), population: population, asker: asker,
            oracle: Oracle(population, asker, courses: courses))
        for surface in Surface.allCases {
            for _ in 0..<40 {
                await surface.question(&draw).note(service) { route in noted.withLock { _ = $0.insert(route) } }
            }
        }
        await Question("_page/x.1").note(service) { route in noted.withLock { _ = $0.insert(route) } }
        let reached = noted.withLock { $0 }
        for route in FHIRRoute.allCases where route.audit != .directory {
            #expect(
                reached.contains(route) || Self.elsewhere[route] != nil,
                "\(route) is drawn by no surface of the attack, nor is it said where it is attacked")
        }
    }

    @Test func `every page is attacked`() throws {
        let population = Population(seed: 1, citizens: 12)
        let asker = Asker.cast(of: population)[0]
        var draw = Draw(
            random: SeededRandom(seed: 1), population: population, asker: asker,
            oracle: Oracle(population, asker, courses: Course.all(of: population)))
        for pattern in RoutePattern.allCases {
            #expect(
                PageQuestion(pattern, &draw) != nil,
                "\(pattern) has a parameter that the attack has no values for: teach PageQuestion")
        }
    }

    @Test func `every form that changes something is attacked`() {
        for pattern in RoutePattern.allCases where pattern.methods.contains(.post) {
            #expect(
                (FormQuestion.forms[pattern] != nil) != (FormQuestion.harmless[pattern] != nil),
                "\(pattern) has a form that no attack sends: teach FormQuestion, or say where it is tested")
        }
    }

    /// What the server answers besides the tables of pages and interactions, and who may ask.
    private static let besides: [String: String] = [
        "GET /health/live": "everybody: HealthTests", "GET /health/ready": "everybody: ReadinessTests",
        "GET /metrics": "the operators' token: MetricsTests", "POST /medcom/messages": "systems: MessageRouteTests",
        "POST /device/measurements": "registered devices: DeviceRouteTests",
        "GET /assets/{file}": "everybody: files of the program",
    ]

    @Test func `nothing is answered that stands in no table`() async throws {
        let temporary = try await TemporaryRecord(on: .sqlite)
        var logger = Logger(label: "attack")
        logger.logLevel = .critical
        var configuration = ServerConfiguration(port: 8080, logger: logger)
        configuration.messages = MessageSettings(["TOVHOLDER_MESSAGES": "/var/spool/messages"])
        let pages = try PageServer(record: temporary.record, configuration: .init())
        let api = FHIRService(record: temporary.record, authenticator: AskerTokens([]))
        let router = AppServer.router(
            pages, api, AuthorizationServer(AccessTokens(temporary.record)), record: temporary.record, configuration)
        let known = Set(
            RoutePattern.allCases.flatMap { pattern in pattern.methods.map { "\($0.rawValue) \(pattern.rawValue)" } }
                // Who may ask each of these, and how apps show who they are, AppsTests walk over.
                + AppRoute.allCases.map(\.rawValue))
        for route in router.routes {
            let path = "\(route.path)"
            let line = "\(route.method) \(path)"
            // The API's own table is walked by the test above.
            if path == "/fhir" || path.hasPrefix("/fhir/") { continue }
            // GET answers HEAD too.
            if route.method == .head { continue }
            #expect(
                known.contains(line) || Self.besides[line] != nil,
                "\(line) stands in no route table: nobody has said who may ask, nor what the audit says")
        }
    }
}

extension Question {
    /// Says which interaction it asks for.
    fileprivate func note(_ service: FHIRService, _ noted: @escaping @Sendable (FHIRRoute) -> Void) async {
        var request = FHIRRequest(
            method, path: path, query: QueryParameters(query), headers: headers, body: Array(body.utf8),
            base: Self.base, token: nil)
        request.noted = noted
        _ = await service.answer(request)
    }
}

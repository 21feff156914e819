import FHIR
import Testing

@testable import FHIRServer

/// The description in OpenAPI's words, the CapabilityStatement and the route table say the same.
@Suite struct OpenAPITests {
    /// The description's operations: method, path, and what stands there.
    private static func operations(_ fixture: APIFixture) async throws -> [(
        method: String, path: String, json: JSONValue
    )] {
        let answer = try await fixture.send("GET /openapi.json", as: nil)
        #expect(answer.status == 200)
        #expect(answer.contentType == "application/json")
        let paths = try #require(try answer.json["paths"])
        var operations: [(method: String, path: String, json: JSONValue)] = []
        for path in paths.members {
            for operation in path.value.members { operations.append((operation.name, path.name, operation.value)) }
        }
        return operations
    }

    @Test func `every route stands in it, and leads back to itself`() async throws {
        let fixture = try await APIFixture()
        var met: Set<FHIRRoute> = []
        for (method, path, json) in try await Self.operations(fixture) {
            let parts = path.split(separator: "/").map { part in
                switch part {
                case "{type}": "Observation"
                case let part where part.hasPrefix("{"): "x1"
                default: String(part)
                }
            }
            let asked: FHIRMethod = try #require(FHIRMethod(rawValue: method.uppercased()))
            let target = try FHIRTarget(asked, path: parts)
            #expect(json["operationId"]?.string?.split(separator: "-").first == "\(target.route)", "\(method) \(path)")
            #expect(json["x-fhir-interaction"]?.string == target.route.interaction.rawValue)
            let isOpen = json["security"] != nil
            #expect(isOpen == (target.route.access == .everybody))
            met.insert(target.route)
        }
        #expect(met == Set(FHIRRoute.allCases))
    }

    @Test func `every reference in it leads somewhere`() async throws {
        let fixture = try await APIFixture()
        let root = try await fixture.send("GET /openapi.json", as: nil).json
        var rest = [root]
        var references: Set<String> = []
        while let value = rest.popLast() {
            if let reference = value["$ref"]?.string { references.insert(reference) }
            rest += value.members.map(\.value) + value.elements.map { $0 }
        }
        #expect(references.count > 500)
        for reference in references {
            let parts = reference.split(separator: "/").dropFirst().map(String.init)
            var value: JSONValue? = root
            for part in parts { value = value?[part] }
            #expect(value != nil, "\(reference)")
        }
    }

    @Test func `it says of each type what the CapabilityStatement says`() async throws {
        let fixture = try await APIFixture()
        let operations = try await Self.operations(fixture)
        let rest = try #require(try await fixture.send("GET /metadata", as: nil).json["rest"]?[0])
        func names(_ list: JSONValue?, _ member: String) -> Set<String> {
            Set(list?.elements.compactMap { $0[member]?.string } ?? [])
        }
        let resources = try #require(rest["resource"]).elements.map { $0 }
        #expect(resources.count == Definitions.r4.resourceTypeNames.count)
        for resource in resources {
            let type = try #require(resource["type"]?.string)
            let own = operations.filter { operation in
                let first = operation.path.split(separator: "/").first
                return first == "{type}" || (first.map(String.init) == type)
            }
            let search = try #require(operations.first { $0.method == "get" && $0.path == "/" + type }).json
            let searched = search["parameters"]?.elements.compactMap { $0["$ref"]?.string?.split(separator: "/").last }
                .filter { $0.hasPrefix("search.") }.compactMap {
                    $0.split(separator: ".").dropFirst().first.map(String.init)
                }
            #expect(Set(searched ?? []) == names(resource["searchParam"], "name"), "\(type)")
            let interactions = Set(own.compactMap { $0.json["x-fhir-interaction"]?.string }).subtracting(["operation"])
            #expect(interactions == names(resource["interaction"], "code"), "\(type)")
            let named = Set(own.compactMap { $0.json["x-fhir-operation"]?.string })
            #expect(named == names(resource["operation"], "name"), "\(type)")
        }
        let whole = operations.filter { operation in
            operation.path.split(separator: "/").allSatisfy { !$0.hasPrefix("{") && $0.first?.isUppercase != true }
        }
        let system = Set(whole.compactMap { $0.json["x-fhir-interaction"]?.string })
        #expect(system.isSuperset(of: names(rest["interaction"], "code").subtracting(["batch"])))
        #expect(Set(whole.compactMap { $0.json["x-fhir-operation"]?.string }) == names(rest["operation"], "name"))
    }

    @Test(arguments: FHIRRoute.allCases)
    func `a parameter that is said is known, and one that is not is refused`(route: FHIRRoute) async throws {
        let fixture = try await RouteTableTests.fixture(route)
        let line = try await RouteTableTests.line(route, fixture)
        func ask(_ name: String, _ value: String) async throws -> FHIRAnswer {
            let answer = try await RouteTableTests.send(
                route, line + (line.contains("?") ? "&" : "?") + "\(name)=\(value)", as: "system", fixture)
            if let job = answer.contentLocation {
                _ = try await fixture.send("DELETE " + job.dropFirst(APIFixture.base.count))
            }
            return answer
        }
        #expect(try await ask("nonsense", "1").status == 400)
        for parameter in route.parameters where parameter.shape != .structure {
            let value =
                switch parameter.shape {
                case .text: "x"
                case .date: "2026-01-01"
                case .instant: "2026-01-01T00:00:00Z"
                case .number(let least): String(least)
                case .flag: "true"
                case .word(let words): words[0]
                case .types, .structure: "Observation"
                }
            let answer = try await ask(parameter.name, value)
            #expect(!answer.text.contains("no parameter"), "\(parameter.name): \(answer.text)")
            #expect(!answer.text.contains("no search parameter"), "\(parameter.name): \(answer.text)")
        }
    }
}

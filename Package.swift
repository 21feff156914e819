// swift-tools-version: 6.2
// The plan of the house: each room imports only from the floors below it.
import PackageDescription

let package = Package(
    name: "tovholder",
    products: [.executable(name: "tovholder", targets: ["tovholder"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-distributed-tracing", from: "1.7.3"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.1"),
    ],
    targets: groundFloor + recordFloor + workFloor + faces + tools + tests
)

/// What everything else speaks: FHIR, mark-up, paper, and the C libraries for compressed files, type and PostgreSQL.
var groundFloor: [Target] {
    [
        .target(name: "FHIR", resources: [.copy("Definitions/Tables")]),
        .target(name: "FHIRXML", dependencies: ["FHIR"]),
        .target(name: "HTML"),
        .target(
            name: "Measures", dependencies: [.product(name: "Tracing", package: "swift-distributed-tracing")]),
        .target(name: "Questionnaires", dependencies: ["FHIR"], resources: [.copy("Tables")]),
        .systemLibrary(name: "CBZip2", pkgConfig: nil, providers: [.apt(["libbz2-dev"])]),
        .systemLibrary(name: "CPango", pkgConfig: nil, providers: [.apt(["libpango1.0-dev"])]),
        .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .target(name: "Paper", dependencies: ["CPango"]),
    ]
}

/// The shared record: who may do what, the door, the gate, and the engine underneath.
var recordFloor: [Target] {
    [
        .target(name: "Access", resources: [.copy("Tables")]),
        .target(
            name: "Record",
            dependencies: ["FHIR", "Access", "Measures", .product(name: "Crypto", package: "swift-crypto")]),
        .target(name: "RecordSQL", dependencies: ["Record", "FHIR", "Access", "Measures"]),
        .target(
            name: "RecordPostgres",
            dependencies: [
                "RecordSQL", "Record", "FHIR", "Access", "CPostgres", .product(name: "Crypto", package: "swift-crypto"),
            ]),
        .target(
            name: "RecordSQLite",
            dependencies: [
                "RecordSQL", "Record", "FHIR", "Access", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ]),
    ]
}

/// What is done with the record: care, files in and out, a synthetic region to try it on.
var workFloor: [Target] {
    [
        .target(
            name: "Apps",
            dependencies: [
                "Record", "FHIR", "Access", "HTML", .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
                .product(name: "JWTKit", package: "jwt-kit"),
            ]),
        .target(
            name: "Care", dependencies: ["Questionnaires", "Record", "FHIR", "Access"], resources: [.copy("Tables")]),
        .target(
            name: "Exchange",
            dependencies: [
                "Record", "FHIRXML", "FHIR", "Access", "CBZip2", "CZlib",
                .product(name: "Crypto", package: "swift-crypto"),
            ]),
        .target(
            name: "Monitoring",
            dependencies: [
                "Questionnaires", "Care", "Record", "FHIR", "Access", .product(name: "Yams", package: "Yams"),
            ],
            resources: [.copy("Tables"), .copy("Programmes/Files")]),
        .target(name: "Region", dependencies: ["FHIR"], resources: [.copy("Tables")]),
        .target(
            name: "SignIn",
            dependencies: [
                "Record", "FHIR", "Access", .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "JWTKit", package: "jwt-kit"),
            ]),
        .target(name: "Subscriptions", dependencies: ["Record", "FHIR", "Access"], resources: [.copy("Tables")]),
    ]
}

/// What people and programs meet.
var faces: [Target] {
    [
        .target(
            name: "Pages",
            dependencies: [
                "Apps", "Monitoring", "Care", "Questionnaires", "SignIn", "Record", "FHIR", "Access", "HTML", "Paper",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
            ],
            resources: [.copy("Assets")]),
        .target(
            name: "FHIRServer",
            dependencies: [
                "Apps", "Subscriptions", "Exchange", "Record", "FHIRXML", "FHIR", "Access", "HTML", "CZlib",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
            ]),
        .target(
            name: "MedCom",
            dependencies: [
                "Care", "Record", "FHIRXML", "FHIR", "Access", .product(name: "Crypto", package: "swift-crypto"),
            ],
            resources: [.copy("Tables")]),
        .target(
            name: "Simulation",
            dependencies: ["MedCom", "Care", "RecordSQLite", "RecordSQL", "Record", "FHIR", "Access"]),
        .target(
            name: "App",
            dependencies: [
                "Pages", "FHIRServer", "MedCom", "Apps", "SignIn", "Care", "Questionnaires", "Monitoring", "Exchange",
                "Region",
                "Simulation", "Subscriptions", "RecordSQLite", "RecordPostgres", "Record", "FHIR", "Access", "Measures",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Tracing", package: "swift-distributed-tracing"),
                .product(name: "Logging", package: "swift-log"),
            ]),
        .executableTarget(
            name: "tovholder",
            dependencies: [
                "App", "Apps", "Simulation", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
    ]
}

/// Programs for those who work on the project.
var tools: [Target] {
    [
        .executableTarget(
            name: "tovholder-definitions",
            dependencies: ["FHIR", .product(name: "ArgumentParser", package: "swift-argument-parser")],
            path: "Tools/Definitions"),
        .executableTarget(
            name: "tovholder-benchmark",
            dependencies: [
                "App", "Apps", "Pages", "FHIRServer", "Simulation", "Monitoring", "Care", "Exchange", "Region",
                "RecordSQLite",
                "Record", "FHIR", "Access", "HTML", "CPostgres",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
                .product(name: "Hummingbird", package: "hummingbird"),
            ],
            path: "Benchmarks",
            exclude: ["README.md"]),
    ]
}

/// One test target per room, and what they share.
var tests: [Target] {
    [
        .target(
            name: "TestSupport",
            dependencies: [
                "FHIR", "Questionnaires", "Access", "Record", "RecordSQL", "RecordSQLite", "RecordPostgres", "Care",
                "SignIn",
                "CPostgres",
                .product(name: "JWTKit", package: "jwt-kit"),
            ],
            path: "Tests/TestSupport"),
        test(
            "FHIR", and: [],
            except: ["Validation/exceptions.tsv", "FHIRPath/unsupported.tsv", "FHIRPath/invariant-exceptions.tsv"]),
        test("FHIRXML", and: ["FHIR"], except: ["exceptions.tsv"]),
        test("HTML", and: []),
        test("Measures", and: []),
        test("Questionnaires", and: ["FHIR"]),
        test("Access", and: []),
        test(
            "Record",
            and: [
                "RecordSQL", "RecordSQLite", "RecordPostgres", "FHIR", "Access",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        test(
            "RecordPostgres",
            and: ["RecordSQL", "Record", "FHIR", "Access", .product(name: "Crypto", package: "swift-crypto")]),
        test(
            "Apps",
            and: [
                "Record", "FHIR", "Access", "HTML", .product(name: "CryptoExtras", package: "swift-crypto"),
                .product(name: "JWTKit", package: "jwt-kit"),
            ]),
        test(
            "Care",
            and: [
                "Questionnaires", "Record", "RecordSQL", "RecordSQLite", "Region", "FHIR", "Access",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        test("Exchange", and: ["FHIRXML", "Care", "Record", "RecordSQLite", "FHIR", "Access"]),
        test(
            "Monitoring",
            and: [
                "Questionnaires", "Care", "Record", "RecordSQL", "RecordSQLite", "FHIR", "Access",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        test("Region", and: ["FHIR"]),
        test(
            "SignIn",
            and: [
                "Record", "FHIR", "Access", .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "JWTKit", package: "jwt-kit"),
            ]),
        test("Simulation", and: ["Care", "RecordSQLite", "Record", "FHIR", "Access"]),
        test("Subscriptions", and: ["FHIRServer", "Record", "RecordSQL", "FHIR", "Access"]),
        test("Paper", and: []),
        test(
            "Pages",
            and: [
                "Monitoring", "Apps", "SignIn", "Care", "Questionnaires", "Record", "FHIR", "Access", "HTML", "Paper",
            ]),
        test(
            "FHIRServer",
            and: ["Apps", "Exchange", "FHIRXML", "Subscriptions", "Record", "RecordSQLite", "FHIR", "Access"]),
        test(
            "App",
            and: [
                "Apps", "Monitoring", "Pages", "FHIRServer", "SignIn", "Care", "Questionnaires", "Exchange", "Region",
                "Subscriptions", "RecordSQL",
                "RecordSQLite",
                "Record", "FHIR", "Access", "Measures",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "Tracing", package: "swift-distributed-tracing"),
                .product(name: "Logging", package: "swift-log"),
            ]),
        test(
            "MedCom", and: ["Care", "FHIRXML", "Record", "RecordSQL", "FHIR", "Access"],
            except: ["exceptions.tsv"]),
        .testTarget(
            name: "CommandTests",
            dependencies: [
                "tovholder", "TestSupport", "SignIn", "Care", "Questionnaires", "Record", "RecordSQLite", "FHIR",
                "Access",
            ]),
        .testTarget(
            name: "AttackTests",
            dependencies: [
                "App", "Apps", "Pages", "FHIRServer", "Subscriptions", "Care", "Record", "FHIR", "Access",
                "TestSupport",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
            ]),
        .testTarget(name: "HouseTests", exclude: ["Exceptions"]),
    ]
}

/// - Parameter except: files that lie beside the tests and are read from there.
func test(_ room: String, and others: [Target.Dependency], except: [String] = []) -> Target {
    .testTarget(
        name: room + "Tests", dependencies: [.init(stringLiteral: room), "TestSupport"] + others, exclude: except)
}

for target in package.targets where target.type != .system {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .treatAllWarnings(as: .error),
    ]
}

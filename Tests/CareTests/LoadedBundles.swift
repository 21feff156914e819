import FHIR
import Foundation
import TestSupport

/// Resources of Bundles and single files, with the references inside resolved as an import resolves them: `urn:uuid:…`
/// by `fullUrl`, and `Type?identifier=…` by identifier.
struct LoadedBundles {
    let resources: [JSONValue]

    init(_ files: [URL]) throws {
        var texts: [String] = []
        var replacements: [String: String] = [:]
        for file in files {
            let root = try JSONDocument([UInt8](Data(contentsOf: file))).root
            for resource in Self.resources(in: root, &replacements) {
                texts.append(String(decoding: resource.rawBytes, as: UTF8.self))
                guard let type = resource["resourceType"]?.string, let id = resource["id"]?.string,
                    let identifiers = resource["identifier"]
                else { continue }
                for identifier in identifiers.elements.compactMap({ Identifier($0) }) {
                    guard let system = identifier.system, let value = identifier.value else { continue }
                    replacements["\(type)?identifier=\(system)|\(value)"] = "\(type)/\(id)"
                }
            }
        }
        resources = try texts.map { try JSONDocument(Self.resolve($0, replacements)).root }
    }

    var patients: [String] {
        resources.filter { $0["resourceType"]?.string == "Patient" }.compactMap { $0["id"]?.string }
    }

    private static func resources(in root: JSONValue, _ replacements: inout [String: String]) -> [JSONValue] {
        guard root["resourceType"]?.string == "Bundle" else { return [root] }
        var found: [JSONValue] = []
        for entry in BundleResource(json: root).entries {
            guard let resource = entry.resource else { continue }
            if let url = entry.fullUrl, url.hasPrefix("urn:"), let type = resource["resourceType"]?.string,
                let id = resource["id"]?.string
            {
                replacements[url] = type + "/" + id
            }
            found += resources(in: resource, &replacements)
        }
        return found
    }

    /// Replaces what stands as `"reference":"…"`.
    private static func resolve(_ text: String, _ replacements: [String: String]) -> String {
        var result: [UInt8] = []
        let bytes = Array(text.utf8)
        let key = Array("\"reference\"".utf8)
        var position = 0
        while position < bytes.count {
            guard bytes[position] == key[0], bytes[position...].starts(with: key) else {
                result.append(bytes[position])
                position += 1
                continue
            }
            var open = position + key.count
            while bytes[open] != UInt8(ascii: "\"") { open += 1 }
            let end = bytes[(open + 1)...].firstIndex(of: UInt8(ascii: "\"")) ?? bytes.count
            let reference = String(decoding: bytes[(open + 1)..<end], as: UTF8.self)
            result += bytes[position...open]
            result += Array((replacements[reference] ?? reference).utf8)
            position = end
        }
        return String(decoding: result, as: UTF8.self)
    }
}

import Testing

@testable import FHIR

@Suite struct JSONEditorTests {
    private let text = #"{ "a" : 1.50, "b":[1, {"c":"x"} ,3],"d":{}, "e":[] }"#

    private func edited(_ edit: (inout JSONEditor, JSONValue) throws -> Void) throws -> String {
        let root = try JSONDocument(text).root
        var editor = JSONEditor(root)
        try edit(&editor, root)
        let bytes = editor.bytes
        _ = try JSONDocument(bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func nothingEditedIsByteForByte() throws {
        #expect(try edited { _, _ in } == text)
    }

    @Test func replaces() throws {
        let result = try edited { editor, root in
            editor.replace(try #require(root["b"]?[1]?["c"]), with: "\"é\n")
            editor.set("a", of: root, toJSON: "2.00".utf8)
        }
        #expect(result == #"{ "a" : 2.00, "b":[1, {"c":"\"é\n"} ,3],"d":{}, "e":[] }"#)
    }

    @Test func removesAnyOfThem() throws {
        #expect(try edited { $0.remove("a", of: $1) } == #"{ "b":[1, {"c":"x"} ,3],"d":{}, "e":[] }"#)
        #expect(try edited { $0.remove("e", of: $1) } == #"{ "a" : 1.50, "b":[1, {"c":"x"} ,3],"d":{} }"#)
        let result = try edited { editor, root in
            editor.remove("d", of: root)
            editor.remove("e", of: root)
            editor.remove(try #require(root["b"]?[0]))
            editor.remove(try #require(root["b"]?[1]?["c"]))
        }
        #expect(result == #"{ "a" : 1.50, "b":[ {} ,3] }"#)
        #expect(try edited { editor, root in root.members.forEach { editor.remove($0.value) } } == "{ }")
    }

    @Test func insertsFirstAndLast() throws {
        let result = try edited { editor, root in
            editor.set("id", of: root, to: "12", isFirst: true)
            editor.set("z", of: root, to: "1")
            editor.set("z", of: root, to: "2")
            editor.set("y", of: try #require(root["d"]), to: "y")
            editor.append(json: "4".utf8, to: try #require(root["b"]))
            editor.append(json: "5".utf8, to: try #require(root["e"]))
        }
        #expect(
            result == #"{"id":"12", "a" : 1.50, "b":[1, {"c":"x"} ,3,4],"d":{"y":"y"}, "e":[5],"z":"2" }"#)
    }

    @Test func editsOnlyWithinItsRoot() throws {
        let bundle = try JSONDocument(#"{"entry":[{"resource":{"id":"1"}},{"resource": {"id": "2"}}]}"#).root
        let resource = try #require(bundle["entry"]?[1]?["resource"])
        var editor = JSONEditor(resource)
        editor.set("id", of: resource, to: "3")
        #expect(String(decoding: editor.bytes, as: UTF8.self) == #"{"id": "3"}"#)
    }

    @Test func removingAllAndAddingOne() throws {
        let result = try edited { editor, root in
            for member in root.members { editor.remove(member.value) }
            editor.set("n", of: root, to: "n")
        }
        #expect(result == #"{"n":"n" }"#)
    }
}

import Foundation
import Testing

@testable import Paper

/// Letters as files: the same to the byte each time, tagged, and with as many pages as they need.
struct LetterPressTests {
    private func letter(paragraphs: [String]) -> PaperLetter {
        letter(blocks: paragraphs.map { PaperLetter.Block(.text, $0) })
    }

    private func letter(blocks: [PaperLetter.Block]) -> PaperLetter {
        PaperLetter(
            language: "da", sender: ["Medicinsk Afdeling", "Telefon 99 11 22 00"],
            recipient: ["Karen Sørensen Żółć محمد", "Havnegade 12", "9999 Nordby"], date: "21. november 2026",
            title: "Din journal er åbnet", blocks: blocks, closing: ["Venlig hilsen", "Medicinsk Afdeling"],
            page: "Side", pageOf: "af", written: "2026-11-21T09:00:00Z")
    }

    private func pages(_ bytes: [UInt8]) -> Int {
        String(decoding: bytes, as: UTF8.self).matches(of: /\/Type \/Page[\s\/]/).count
    }

    @Test func `a letter is one page, tagged, with its title, and the same each time`() async throws {
        let letter = letter(paragraphs: ["Anne Lund har åbnet din journal i en nødsituation."])
        let press = LetterPress()
        let bytes = try await press.pdf(letter)
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.hasPrefix("%PDF-1.") && text.contains("%%EOF"))
        #expect(text.contains("/Marked true") && text.contains("/S /H1") && text.contains("/S /Document"))
        #expect(text.contains("20261121090000"))
        #expect(pages(bytes) == 1)
        #expect(try await press.pdf(letter) == bytes)
        #expect(try await LetterPress().pdf(letter) == bytes)
        // Each letter has a file of its own, though its length may be another's.
        var other = letter
        other.recipient[0] = "Somebody else"
        #expect(try await press.pdf(other) != bytes)
    }

    @Test func `what is long goes on, and what is endless is refused`() async throws {
        let paragraph = String(repeating: "Hjemmesygeplejersken besøger dig samme dag. ", count: 12)
        let press = LetterPress()
        #expect(pages(try await press.pdf(letter(paragraphs: Array(repeating: paragraph, count: 8)))) > 2)
        await #expect(throws: PaperError.tooLong) {
            try await press.pdf(letter(paragraphs: Array(repeating: paragraph, count: 1_000)))
        }
    }

    @Test func `a letter without an address, without paragraphs, or of one endless word is a letter`() async throws {
        let press = LetterPress()
        var letter = letter(paragraphs: [])
        letter.recipient = [""]
        #expect(pages(try await press.pdf(letter)) == 1)
        letter.blocks = [.init(.text, String(repeating: "å", count: 400)), .init(.text, "\u{0}\u{FFFD}")]
        #expect(pages(try await press.pdf(letter)) == 1)
    }

    @Test func `headings and lists are tagged, and a heading never ends a page`() async throws {
        let press = LetterPress()
        let lines = (1...40).flatMap { number in
            [PaperLetter.Block(.heading, "Overskrift \(number)"), PaperLetter.Block(.item, "En linje i en liste.")]
        }
        let bytes = try await press.pdf(letter(blocks: lines))
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.contains("/S /H2") && pages(bytes) > 2)
        let pages = try LetterSetting(letter(blocks: lines)).tags
        #expect(pages.allSatisfy { $0.last != "H2" })
        #expect(pages.joined().count { $0 == "H2" } == 40)
    }
}

import CPango

/// One letter on its way to paper: first set in lines, so that it is known how many pages there are, then drawn.
final class LetterSetting {
    /// A piece of text on a page, with the tag that says what it is.
    private struct Piece {
        let block: TextBlock
        let lines: Range<Int>
        let x: Double
        let y: Double
        let tag: String
    }

    private let letter: PaperLetter
    private let fonts = pango_cairo_font_map_new()
    private let context: OpaquePointer?
    private var pages: [[Piece]] = [[]]
    /// The upper edge of what comes next.
    private var y = 0.0
    private var underTitle: (page: Int, y: Double)?
    /// Where lines of lists begin.
    private var marks: [(page: Int, y: Double)] = []

    init(_ letter: PaperLetter) throws(PaperError) {
        self.letter = letter
        context = pango_font_map_create_context(fonts)
        pango_context_set_language(context, pango_language_from_string(letter.language))
        // As a printer has it: letters stand where they belong, not where a screen has dots.
        let options = cairo_font_options_create()
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
        pango_cairo_context_set_font_options(context, options)
        cairo_font_options_destroy(options)
        try set()
    }

    deinit {
        pages = []
        g_object_unref(UnsafeMutableRawPointer(context))
        g_object_unref(UnsafeMutableRawPointer(fonts))
    }

    /// What stands on each page, by its tags.
    var tags: [[String]] { pages.map { $0.map(\.tag) } }

    // MARK: Setting

    private func set() throws(PaperError) {
        let width = PaperSheet.right - PaperSheet.left
        y = PaperSheet.top
        for (place, line) in letter.sender.enumerated() {
            try add(
                line, .init(isBold: place == 0, spacing: 1), x: PaperSheet.senderLeft,
                width: PaperSheet.right - PaperSheet.senderLeft)
        }
        let underSender = y
        y = PaperSheet.addressTop
        for line in letter.recipient {
            try add(line, .init(spacing: 1), x: PaperSheet.left, width: PaperSheet.addressWidth)
        }
        y = max(PaperSheet.dateTop, y + PaperSheet.afterParagraph, underSender + PaperSheet.afterParagraph)
        try add(letter.date, .init(), x: PaperSheet.left, width: width)
        y += PaperSheet.afterParagraph
        try add(letter.title, .init(size: PaperSheet.titleSize, isBold: true, spacing: 1.1), tag: "H1", width: width)
        underTitle = (pages.count - 1, y + 4)
        y += PaperSheet.afterParagraph + 8
        for (place, block) in letter.blocks.enumerated() {
            if place > 0, letter.blocks[place - 1].kind == .item, block.kind != .item {
                y += PaperSheet.afterParagraph / 2
            }
            try add(block, width: width)
        }
        y += PaperSheet.afterParagraph
        try keep(lines: letter.closing.count)
        for line in letter.closing { try add(line, .init(), width: width) }
    }

    private func add(_ block: PaperLetter.Block, width: Double) throws(PaperError) {
        switch block.kind {
        case .heading:
            y += PaperSheet.afterParagraph / 2
            // A heading stands above what it is the heading of.
            try keep(lines: 4)
            try add(
                block.text, .init(size: PaperSheet.headingSize, isBold: true, spacing: 1.1), tag: "H2", width: width)
            y += PaperSheet.afterParagraph / 3
        case .text:
            try add(block.text, .init(), width: width)
            y += PaperSheet.afterParagraph
        case .item:
            try keep(lines: 1)
            let top = (pages.count, y)
            try add(
                block.text, .init(), x: PaperSheet.left + PaperSheet.itemIndent, width: width - PaperSheet.itemIndent)
            marks.append((top.0 - 1, top.1))
            y += PaperSheet.afterParagraph / 2
        }
    }

    /// Goes on to the next page where so many lines of text would not stand on this one.
    private func keep(lines: Int) throws(PaperError) {
        let height = Double(lines) * PaperSheet.textSize * 1.6
        guard y + height > PaperSheet.bottom, y > PaperSheet.top else { return }
        try turn()
    }

    private func turn() throws(PaperError) {
        guard pages.count < PaperSheet.mostPages else { throw .tooLong }
        pages.append([])
        y = PaperSheet.top
    }

    private func add(
        _ text: String, _ style: TextBlock.Style, tag: String = "P", x: Double = PaperSheet.left, width: Double
    ) throws(PaperError) {
        let block = TextBlock(text, style, width: width, language: letter.language, in: context)
        var first = 0
        while first < block.lines.count {
            var end = first
            var height = 0.0
            while end < block.lines.count, y + height + block.lines[end].height <= PaperSheet.bottom {
                height += block.lines[end].height
                end += 1
            }
            // No page ends with a paragraph's first line alone, and none begins with its last.
            if end < block.lines.count, end - first == 1, first == 0 { end = first }
            if end == block.lines.count - 1, end - first > 2 { end -= 1 }
            if end > first {
                pages[pages.count - 1].append(Piece(block: block, lines: first..<end, x: x, y: y, tag: tag))
                y += block.lines[first..<end].reduce(0) { $0 + $1.height }
                first = end
            }
            guard first < block.lines.count else { break }
            try turn()
        }
    }

    // MARK: Drawing

    private static let document = "Document"

    /// What the library writes, piece after piece.
    private final class Written {
        var bytes: [UInt8] = []
    }

    func pdf() throws(PaperError) -> [UInt8] {
        let written = Written()
        let surface = cairo_pdf_surface_create_for_stream(
            { closure, data, length in
                guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
                Unmanaged<Written>.fromOpaque(closure).takeUnretainedValue().bytes
                    .append(contentsOf: UnsafeBufferPointer(start: data, count: Int(length)))
                return CAIRO_STATUS_SUCCESS
            }, Unmanaged.passUnretained(written).toOpaque(), PaperSheet.width, PaperSheet.height)
        defer { cairo_surface_destroy(surface) }
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, letter.title)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, letter.sender.first ?? "")
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, letter.written)
        let drawing = cairo_create(surface)
        // All of it is one document: only then is the file a tagged one.
        cairo_tag_begin(drawing, Self.document, nil)
        for (number, page) in pages.enumerated() {
            draw(page, number, on: drawing)
            if number < pages.count - 1 { cairo_show_page(drawing) }
        }
        cairo_tag_end(drawing, Self.document)
        cairo_show_page(drawing)
        let status = cairo_status(drawing)
        cairo_destroy(drawing)
        cairo_surface_finish(surface)
        for status in [status, cairo_surface_status(surface)] where status != CAIRO_STATUS_SUCCESS {
            throw .library(status: status.rawValue)
        }
        return written.bytes
    }

    private func draw(_ page: [Piece], _ number: Int, on drawing: OpaquePointer?) {
        if let underTitle, underTitle.page == number {
            cairo_set_source_rgb(drawing, PaperSheet.thread.red, PaperSheet.thread.green, PaperSheet.thread.blue)
            cairo_rectangle(drawing, PaperSheet.left, underTitle.y, 24 * PaperSheet.millimetre, 2)
            cairo_fill(drawing)
        }
        cairo_set_source_rgb(drawing, 0, 0, 0)
        for mark in marks where mark.page == number {
            // Drawn, not written: a line of a list is read as its words.
            cairo_new_path(drawing)
            cairo_arc(drawing, PaperSheet.left + 5, mark.y + PaperSheet.textSize * 0.72, 2.2, 0, 2 * Double.pi)
            cairo_fill(drawing)
        }
        for piece in page {
            cairo_tag_begin(drawing, piece.tag, nil)
            var top = piece.y
            for line in piece.lines {
                piece.block.draw(line, x: piece.x, y: top + piece.block.lines[line].baseline, on: drawing)
                top += piece.block.lines[line].height
            }
            cairo_tag_end(drawing, piece.tag)
        }
        guard pages.count > 1 else { return }
        let foot = TextBlock(
            "\(letter.page) \(number + 1) \(letter.pageOf) \(pages.count)", .init(),
            width: PaperSheet.right - PaperSheet.left, language: letter.language, in: context)
        foot.draw(0, x: PaperSheet.left, y: PaperSheet.footBaseline, on: drawing)
    }
}

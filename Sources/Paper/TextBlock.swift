import CPango

/// A text that has been broken into lines of a width. Owns what the library made for it.
final class TextBlock {
    /// One line: from its upper edge, how far down its letters stand, and how high it is.
    struct Line {
        let baseline: Double
        let height: Double
    }

    /// How a text is set.
    struct Style {
        var size = PaperSheet.textSize
        var isBold = false
        var spacing = PaperSheet.lineSpacing
    }

    private let layout: OpaquePointer?
    private(set) var lines: [Line] = []

    init(_ text: String, _ style: Style, width: Double, language: String, in context: OpaquePointer?) {
        layout = pango_layout_new(context)
        let font = pango_font_description_from_string(PaperSheet.family)
        pango_font_description_set_absolute_size(font, style.size * Double(PANGO_SCALE))
        pango_font_description_set_weight(font, style.isBold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
        pango_layout_set_font_description(layout, font)
        pango_font_description_free(font)
        pango_layout_set_width(layout, CInt(width * Double(PANGO_SCALE)))
        pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
        pango_layout_set_text(layout, text, -1)
        let iterator = pango_layout_get_iter(layout)
        defer { pango_layout_iter_free(iterator) }
        repeat {
            var extents = PangoRectangle()
            pango_layout_iter_get_line_extents(iterator, nil, &extents)
            let scale = Double(PANGO_SCALE)
            let height = Double(extents.height) / scale
            let baseline = Double(pango_layout_iter_get_baseline(iterator) - extents.y) / scale
            lines.append(Line(baseline: baseline, height: height * style.spacing))
        } while pango_layout_iter_next_line(iterator) != 0
    }

    deinit { g_object_unref(UnsafeMutableRawPointer(layout)) }

    var height: Double { lines.reduce(0) { $0 + $1.height } }

    /// Draws one line with its letters standing at `y`.
    func draw(_ line: Int, x: Double, y: Double, on drawing: OpaquePointer?) {
        cairo_move_to(drawing, x, y)
        pango_cairo_show_layout_line(drawing, pango_layout_get_line_readonly(layout, CInt(line)))
    }
}

/// What the page's template shows, by the names that it calls things. All of it is text that is `Markup.shown`; the
/// template escapes it, except for the drawings and the style, which are markup of this program's own.
struct PageView: Sendable {
    let program: String
    let network: String
    let platform: String
    let isOfPlans: Bool
    let css: String
    let badges: [Badge]
    let lead: [String]
    let tiles: [Tile]
    let cautions: [String]
    let sections: [Section]

    struct Badge: Sendable {
        let name: String
        let value: String
        let isCaution: Bool

        init(_ name: String, _ value: String, isCaution: Bool = false) {
            self.name = Markup.shown(name)
            self.value = Markup.shown(value)
            self.isCaution = isCaution
        }
    }

    struct Tile: Sendable {
        let name: String
        let value: String
        let note: String

        init(_ name: String, _ value: String, _ note: String = "") {
            self.name = Markup.shown(name)
            self.value = Markup.shown(value)
            self.note = Words.unbroken(Markup.shown(note))
        }
    }

    struct Section: Sendable {
        let id: String
        let heading: String
        let intro: [String]
        /// Markup.
        var figure: String?
        let caption: [String]
        let tables: [Table]
        let commands: [Command]

        init(
            _ id: String, _ heading: String, intro: [String] = [], figure: Drawing? = nil,
            caption: [String] = [], tables: [Table] = [], commands: [Report.Command] = []
        ) {
            self.id = id
            self.heading = Markup.shown(heading)
            self.intro = intro.map(Self.sentence)
            self.figure = figure?.inline
            self.caption = caption.map(Self.sentence)
            self.tables = tables
            self.commands = commands.map { Command($0) }
        }

        private static func sentence(_ text: String) -> String { Words.unbroken(Markup.shown(text)) }
    }

    struct Table: Sendable {
        let title: String?
        /// A class of the style sheet.
        let look: String
        let heads: [String]
        let rows: [Row]

        struct Row: Sendable {
            let head: String
            let isHeading: Bool
            let columns: Int
            let cells: [Cell]
        }

        struct Cell: Sendable { let lines: [String] }

        init(_ table: PeopleTable, look: String, title: String? = nil) {
            self.title = title.map(Markup.shown)
            self.look = look
            heads = table.heads.map(Markup.shown)
            rows = table.rows.map { row in
                Row(
                    head: Markup.shown(row.head), isHeading: row.isHeading, columns: table.heads.count,
                    cells: row.cells.map { Cell(lines: $0.map(Markup.shown)) })
            }
        }
    }

    struct Command: Sendable {
        let purpose: String
        let line: String

        init(_ command: Report.Command) {
            purpose = Markup.shown(command.purpose)
            line = Markup.shown(command.line)
        }
    }
}

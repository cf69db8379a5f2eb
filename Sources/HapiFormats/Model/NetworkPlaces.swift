import HapiCore
import HapiJSON

extension Model {
    /// Where the parts of a network stand in its file, to turn a `NetworkDefect` into an error with a place.
    struct Places {
        struct Layer {
            let name: JSONValue
            let inputList: JSONValue
            let inputs: [JSONValue]
        }

        struct Exit {
            let name: JSONValue
            let after: JSONValue
        }

        let layerList: JSONValue
        var layers: [Layer] = []
        var exits: [Exit] = []
        /// First layer of each name.
        var indices: [String: Int] = [:]

        init(layerList: JSONValue) {
            self.layerList = layerList
        }

        func error(_ defect: NetworkDefect) -> JSONError {
            switch defect {
            case .noLayers:
                return layerList.error(expected: "at least one layer")
            case .firstLayerHasInput:
                return layers[0].inputList.error(
                    expected: "no inputs, for the first layer is the source",
                    remedy: "list layers in execution order, the one that takes the image first")
            case .layerWithoutInput(let layer):
                return layers[layer].inputList.error(
                    expected: "the names of the layers that \(quoted(layers[layer].name)) reads",
                    remedy: "only the first layer is a source")
            case .inputNotEarlier(let layer, let position):
                return inputError(layer, position)
            case .repeatedInput(let layer, let position):
                return layers[layer].inputs[position].error(expected: "each input once")
            case .outputUnused(let layer):
                return layers[layer].name.error(
                    found: "that no layer reads the output of \(quoted(layers[layer].name))",
                    expected: "exactly one layer without a reader, the last",
                    remedy: "name it among a later layer's inputs, or remove it")
            case .exitAfterUnknownLayer(let exit):
                return exits[exit].after.error(expected: "the name of a layer")
            case .exitAfterLastLayer(let exit):
                return exits[exit].after.error(
                    expected: "a layer before the last",
                    remedy: "the last layer yields the final prediction, which needs no exit")
            case .exitsNotInDepthOrder(let exit):
                return exits[exit].after.error(
                    expected: "a layer deeper than the exit before it",
                    remedy: "list exits in depth order, at most one after a layer")
            case .repeatedLayerName(let layer):
                return layers[layer].name.error(expected: "a name that no other layer has")
            case .repeatedExitName(let exit):
                return exits[exit].name.error(
                    expected: "a name that no layer or other exit has, nor \"\(Network.finalName)\"")
            case .negativeLayerFigure(let layer):
                return layers[layer].name.error(expected: "figures that are not negative")
            case .negativeExitFigure(let exit):
                return exits[exit].name.error(expected: "figures that are not negative")
            }
        }

        /// A layer that reads itself or a later one: a cycle, or merely the wrong order.
        private func inputError(_ layer: Int, _ position: Int) -> JSONError {
            let input = layers[layer].inputs[position]
            let name = quoted(input)
            if isOnCycle(layer) {
                return input.error(
                    found: "a cycle: \(quoted(layers[layer].name)) reads \(name), which depends on it",
                    expected: "a graph without cycles", remedy: "inputs are earlier layers only")
            }
            return input.error(
                found: "\(name), which comes later in the file", expected: "the name of an earlier layer",
                remedy: "list layers in execution order")
        }

        private func isOnCycle(_ layer: Int) -> Bool {
            var seen: Set<Int> = []
            var pending = inputs(of: layer)
            while let next = pending.popLast() {
                if next == layer { return true }
                if seen.insert(next).inserted { pending += inputs(of: next) }
            }
            return false
        }

        private func inputs(of layer: Int) -> [Int] {
            layers[layer].inputs.compactMap { input in (try? input.string()).flatMap { indices[$0] } }
        }

        private func quoted(_ value: JSONValue) -> String {
            JSONText.quoted((try? value.string()) ?? "")
        }
    }
}

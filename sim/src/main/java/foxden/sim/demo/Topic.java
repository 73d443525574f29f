package foxden.sim.demo;

import foxden.sim.demo.mcap.Mcap.Channel;
import foxden.sim.demo.mcap.McapWriter;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;

/** The channels of a demonstration, with the names and the JSON schemas of their messages. */
enum Topic {
  FRAME(
      "/frame",
      "foxden.Frame",
      """
      "hash":{"type":"string","description":"64-bit hash of the full state after this step, 16 hexadecimal digits"},
      "reward":{"type":"number","description":"task reward of this step; absent when 0"},
      "success":{"type":"boolean","description":"all goals hold; absent when not"},
      "done":{"type":"boolean","description":"the episode ended; absent when not"}"""),
  ACTION(
      "/action",
      "foxden.Action",
      """
      "driver":{"type":"string","description":"who acted"},
      "vector":{"type":"array","items":{"type":"number"},"description":"the action that led to this step, held until the next message; labels and units in metadata foxden.spec"},
      "discrete":{"type":"integer","description":"the same for a task with named moves"},
      "text":{"type":"string","description":"the same for a task that takes words"}"""),
  EDITS(
      "/edits",
      "foxden.Edits",
      """
      "edits":{"type":"array","items":{"type":"object"},"description":"what somebody changed before the action of this step was applied: kind and its fields"}"""),
  STATE(
      "/state",
      "foxglove.FrameTransforms",
      """
      "transforms":{"type":"array","items":{"type":"object","properties":{
      "timestamp":{"type":"object","title":"time","properties":{"sec":{"type":"integer"},"nsec":{"type":"integer"}}},
      "parent_frame_id":{"type":"string"},"child_frame_id":{"type":"string"},
      "translation":{"type":"object","title":"foxglove.Vector3","properties":{"x":{"type":"number"},"y":{"type":"number"},"z":{"type":"number"}}},
      "rotation":{"type":"object","title":"foxglove.Quaternion","properties":{"x":{"type":"number"},"y":{"type":"number"},"z":{"type":"number"},"w":{"type":"number"}}}}},
      "description":"bodies that moved since the last message, m"},
      "qpos":{"type":"object","additionalProperties":{"type":"number"},"description":"joints that moved since the last message, rad or m"}"""),
  CONTACTS(
      "/contacts",
      "foxden.Contacts",
      """
      "pairs":{"type":"array","items":{"type":"object","properties":{"a":{"type":"string"},"b":{"type":"string"},
      "points":{"type":"array","items":{"type":"array","items":{"type":"number"}},"description":"x y z (m), normal from b to a, force (N); empty when the pair parted"}}},
      "description":"pairs whose contact changed since the last message"}"""),
  GOALS(
      "/goals",
      "foxden.Goals",
      """
      "qScore":{"type":"number","description":"BEHAVIOR's partial credit, 0 to 1"},
      "heads":{"type":"array","items":{"type":"object"},"description":"goal trees: name, text, holds, reason, children"}"""),
  EVENTS(
      "/events",
      "foxglove.Log",
      """
      "timestamp":{"type":"object","title":"time","properties":{"sec":{"type":"integer"},"nsec":{"type":"integer"}}},
      "level":{"type":"integer","description":"2 information, 3 warning"},
      "message":{"type":"string"},"name":{"type":"string","description":"kind of event"},
      "file":{"type":"string"},"line":{"type":"integer"},
      "bodies":{"type":"array","items":{"type":"string"}}"""),
  TRACE(
      "/trace",
      "foxden.Trace",
      """
      "observed":{"type":"integer","description":"step of the observation that was decided on"},
      "driver":{"type":"string"},
      "arrays":{"type":"object","additionalProperties":{"type":"object","properties":{"shape":{"type":"array","items":{"type":"integer"}},"values":{"type":"array","items":{"type":"number"}}}}},
      "texts":{"type":"object","additionalProperties":{"type":"string"}}"""),
  PROPRIO(
      "/proprio",
      "foxden.Observation",
      """
      "channels":{"type":"object","description":"observation channels that changed since the last message: arrays of numbers or texts; labels and units in metadata foxden.spec"}""");

  final String name;
  final String schema;
  final String jsonSchema;

  Topic(String name, String schema, String properties) {
    this.name = name;
    this.schema = schema;
    this.jsonSchema =
        """
        {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"%s","type":"object","properties":{
        "step":{"type":"integer","description":"ticks since reset"},
        "t":{"type":"number","description":"simulated time since reset, s"},
        %s}}"""
            .formatted(schema, properties);
  }

  /** Declares every channel in a file. */
  static Map<Topic, Channel> declare(McapWriter writer) throws IOException {
    Map<Topic, Channel> channels = new EnumMap<>(Topic.class);
    for (Topic topic : values()) {
      channels.put(
          topic, writer.channel(topic.name, writer.schema(topic.schema, topic.jsonSchema)));
    }
    return channels;
  }
}

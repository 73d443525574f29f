package foxden.sim.demo.mcap;

import java.util.Map;
import java.util.TreeMap;

/** Constants of the container and the records that writer and reader share. */
public final class Mcap {

  /** First and last eight bytes of a file. */
  static final byte[] MAGIC = {(byte) 0x89, 'M', 'C', 'A', 'P', 0x30, '\r', '\n'};

  static final int HEADER = 0x01;
  static final int FOOTER = 0x02;
  static final int SCHEMA = 0x03;
  static final int CHANNEL = 0x04;
  static final int MESSAGE = 0x05;
  static final int CHUNK = 0x06;
  static final int MESSAGE_INDEX = 0x07;
  static final int CHUNK_INDEX = 0x08;
  static final int ATTACHMENT = 0x09;
  static final int ATTACHMENT_INDEX = 0x0A;
  static final int STATISTICS = 0x0B;
  static final int METADATA = 0x0C;
  static final int METADATA_INDEX = 0x0D;
  static final int SUMMARY_OFFSET = 0x0E;
  static final int DATA_END = 0x0F;

  /** Opcode and length before every record. */
  static final int PREFIX = 9;

  /** A footer record with its prefix, and the closing magic. */
  static final int FOOTER_BYTES = PREFIX + 20;

  private Mcap() {}

  /** How the records of a chunk are packed. */
  public enum Compression {
    /** As they are. */
    NONE(""),
    /** Zstandard. */
    ZSTD("zstd");

    final String text;

    Compression(String text) {
      this.text = text;
    }
  }

  /**
   * What the messages of a channel look like.
   *
   * @param id 1 and up
   * @param name such as {@code foxglove.FrameTransforms}
   * @param jsonSchema the JSON schema text
   */
  public record Schema(int id, String name, String jsonSchema) {}

  /**
   * A stream of messages.
   *
   * @param id unique in the file
   * @param schema id of its schema, 0 for none
   * @param topic such as {@code /frame}
   */
  public record Channel(int id, int schema, String topic) {}

  /**
   * A message.
   *
   * @param channel where it belongs
   * @param sequence counts the messages of its channel from 0
   * @param logTime nanoseconds of simulated time
   * @param data JSON, UTF-8
   */
  public record Message(Channel channel, long sequence, long logTime, byte[] data) {}

  /** Named texts. */
  public record Metadata(String name, Map<String, String> values) {
    public Metadata {
      values = java.util.Collections.unmodifiableMap(new TreeMap<>(values));
    }
  }

  /**
   * A file inside the file.
   *
   * @param logTime nanoseconds of simulated time
   */
  public record Attachment(String name, String mediaType, long logTime, byte[] data) {}
}

package foxden.sim.demo.mcap;

import com.github.luben.zstd.Zstd;
import foxden.sim.demo.mcap.Mcap.Attachment;
import foxden.sim.demo.mcap.Mcap.Channel;
import foxden.sim.demo.mcap.Mcap.Message;
import foxden.sim.demo.mcap.Mcap.Metadata;
import foxden.sim.demo.mcap.Mcap.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.CRC32;

/**
 * Reads an MCAP file, whole or not. A file that was cut is read up to its last whole record; a
 * chunk or attachment whose checksum fails is left out. What was wrong is told by {@link #cutAt()}
 * and {@link #problems()}. Reads the whole file into memory. Not thread-safe.
 */
public final class McapReader {

  /** No chunk of ours comes near this; a larger claim is damage, not data. */
  private static final long MAX_CHUNK = 1L << 28;

  private record ChunkRef(
      int offset,
      long start,
      long end,
      long uncompressed,
      long crc,
      String compression,
      int from,
      int to) {}

  private record AttachmentRef(int offset, int end) {}

  private final byte[] data;
  private final Map<Integer, Schema> schemas = new TreeMap<>();
  private final Map<Integer, Channel> channels = new TreeMap<>();
  private final Map<Integer, ChunkRef> chunks = new TreeMap<>();
  private final Map<String, Metadata> metadata = new LinkedHashMap<>();
  private final Map<Integer, AttachmentRef> attachments = new TreeMap<>();
  private final List<String> problems = new ArrayList<>();
  private String profile = "";
  private String library = "";
  private long cutAt = -1;

  private McapReader(byte[] data) {
    this.data = data;
  }

  /**
   * Opens a file.
   *
   * @throws IOException when it cannot be read or is not MCAP at all; one sentence with its name
   */
  public static McapReader open(Path path) throws IOException {
    byte[] data;
    try {
      data = Files.readAllBytes(path);
    } catch (java.nio.file.NoSuchFileException e) {
      throw new IOException(path + ": no such file", e);
    } catch (OutOfMemoryError e) {
      throw new IOException(path + ": too large to be read into memory", e);
    } catch (IOException e) {
      throw new IOException(path + ": cannot be read (" + e.getMessage() + ")", e);
    }
    int known = Math.min(data.length, Mcap.MAGIC.length);
    if (known == 0) {
      throw new IOException(path + ": the file is empty");
    }
    if (!Arrays.equals(data, 0, known, Mcap.MAGIC, 0, known)) {
      throw new IOException(path + ": not an MCAP file (its first bytes are not MCAP's)");
    }
    McapReader reader = new McapReader(data);
    reader.read();
    return reader;
  }

  /** The conventions the file says it follows. */
  public String profile() {
    return profile;
  }

  /** The program that wrote it. */
  public String library() {
    return library;
  }

  /** Its channels by id. */
  public Map<Integer, Channel> channels() {
    return channels;
  }

  /** Its schemas by id. */
  public Map<Integer, Schema> schemas() {
    return schemas;
  }

  /** The metadata of a name, if the file has it. */
  public Optional<Metadata> metadata(String name) {
    return Optional.ofNullable(metadata.get(name));
  }

  /** Byte at which the file was cut, or -1 when it ends as it should. */
  public long cutAt() {
    return cutAt;
  }

  /** What was found damaged so far, one sentence each; grows while messages are read. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /** How many bytes the file has. */
  public long size() {
    return data.length;
  }

  /** How many whole chunks there are. */
  public int chunkCount() {
    return chunks.size();
  }

  /** Hands over all messages of all whole chunks, in the order of the file. */
  public void messages(Consumer<Message> consumer) {
    for (ChunkRef chunk : chunks.values()) {
      byte[] records;
      try {
        records = unpack(chunk);
      } catch (IOException e) {
        problem("chunk at byte " + chunk.offset + ": " + e.getMessage());
        continue;
      }
      try {
        Cursor in = new Cursor(records, 0, records.length);
        while (in.left() > 0) {
          int opcode = in.u8();
          long length = in.u64();
          int from = in.at();
          in.skip(length);
          record(opcode, new Cursor(records, from, in.at()), consumer);
        }
      } catch (IOException e) {
        problem("chunk at byte " + chunk.offset + ": " + e.getMessage());
      }
    }
  }

  /** Hands over all attachments, in the order of the file. */
  public void attachments(Consumer<Attachment> consumer) {
    for (AttachmentRef ref : attachments.values()) {
      try {
        int from = ref.offset + Mcap.PREFIX;
        Cursor in = new Cursor(data, from, ref.end);
        long logTime = in.u64();
        in.u64();
        String name = in.string();
        String mediaType = in.string();
        byte[] content = in.raw(in.u64());
        CRC32 crc = new CRC32();
        crc.update(data, from, in.at() - from);
        long expected = in.u32();
        if (expected != 0 && expected != crc.getValue()) {
          throw new IOException("checksum does not match");
        }
        consumer.accept(new Attachment(name, mediaType, logTime, content));
      } catch (IOException e) {
        problem("attachment at byte " + ref.offset + ": " + e.getMessage());
      }
    }
  }

  private void problem(String text) {
    if (!problems.contains(text)) {
      problems.add(text);
    }
  }

  private byte[] unpack(ChunkRef chunk) throws IOException {
    byte[] packed = Arrays.copyOfRange(data, chunk.from, chunk.to);
    byte[] records;
    switch (chunk.compression) {
      case "" -> records = packed;
      case "zstd" -> {
        if (chunk.uncompressed < 0 || chunk.uncompressed > MAX_CHUNK) {
          throw new IOException(
              "says it unpacks to " + Long.toUnsignedString(chunk.uncompressed) + " bytes");
        }
        try {
          records = Zstd.decompress(packed, (int) chunk.uncompressed);
        } catch (RuntimeException e) {
          throw new IOException("cannot be unpacked", e);
        }
      }
      default ->
          throw new IOException("is packed with '" + chunk.compression + "', we know zstd only");
    }
    CRC32 crc = new CRC32();
    crc.update(records);
    if (chunk.crc != 0 && chunk.crc != crc.getValue()) {
      throw new IOException("checksum does not match");
    }
    return records;
  }

  // ---- Finding the records ------------------------------------------------------------------

  private void read() {
    boolean closedProperly = endsWithFooter();
    int at = Mcap.MAGIC.length;
    boolean dataEnded = false;
    boolean lost = data.length < at;
    while (!lost && !dataEnded && at < data.length) {
      int end = recordEnd(at);
      if (end < 0) {
        lost = true;
        break;
      }
      int opcode = data[at] & 0xFF;
      Cursor in = new Cursor(data, at + Mcap.PREFIX, end);
      try {
        if (opcode == Mcap.DATA_END) {
          dataEnded = true;
          CRC32 crc = new CRC32();
          crc.update(data, 0, at);
          long expected = in.u32();
          if (expected != 0 && expected != crc.getValue()) {
            problems.add("checksum of the data section does not match");
          }
        } else {
          place(opcode, at, end, in);
        }
      } catch (IOException e) {
        problems.add("record at byte " + at + ": " + e.getMessage());
      }
      at = end;
    }
    if (closedProperly) {
      readSummary(lost || !dataEnded);
      if (lost || !dataEnded) {
        problems.add("the record at byte " + at + " does not fit the file");
      }
    } else if (dataEnded && data.length - at > Mcap.FOOTER_BYTES && summaryLooksWhole(at)) {
      problems.add("the end of the file is damaged");
    } else {
      cutAt = lost && !reachesBeyond(at) ? at : data.length;
    }
  }

  // Where the record at this place ends, or -1 when it does not fit the file.
  private int recordEnd(int at) {
    if (data.length - at < Mcap.PREFIX || data[at] == 0) {
      return -1;
    }
    long length = 0;
    for (int i = 0; i < 8; i++) {
      length |= (data[at + 1 + i] & 0xFFL) << (8 * i);
    }
    long left = data.length - at - Mcap.PREFIX;
    return length < 0 || length > left ? -1 : (int) (at + Mcap.PREFIX + length);
  }

  // A record that is cut reaches beyond the end; one that begins with opcode 0 is damage.
  private boolean reachesBeyond(int at) {
    return at >= data.length || data[at] != 0;
  }

  // Whether records fit one another all the way to the end, so that only bytes changed.
  private boolean summaryLooksWhole(int from) {
    int at = from;
    while (data.length - at > Mcap.MAGIC.length) {
      int end = recordEnd(at);
      if (end < 0) {
        return false;
      }
      at = end;
    }
    return data.length - at == Mcap.MAGIC.length;
  }

  private boolean endsWithFooter() {
    int footer = data.length - Mcap.FOOTER_BYTES - Mcap.MAGIC.length;
    if (footer < Mcap.MAGIC.length
        || data[footer] != Mcap.FOOTER
        || recordEnd(footer) != footer + Mcap.FOOTER_BYTES
        || !Arrays.equals(
            data, data.length - Mcap.MAGIC.length, data.length, Mcap.MAGIC, 0, Mcap.MAGIC.length)) {
      return false;
    }
    try {
      Cursor in = new Cursor(data, footer + Mcap.PREFIX, footer + Mcap.FOOTER_BYTES);
      long start = in.u64();
      in.u64();
      long expected = in.u32();
      if (start < 0 || start > footer) {
        return false;
      }
      CRC32 crc = new CRC32();
      crc.update(data, (int) start, footer + Mcap.PREFIX + 16 - (int) start);
      return start == 0 || expected == 0 || expected == crc.getValue();
    } catch (IOException e) {
      return false;
    }
  }

  // With a summary that passed its checksum, chunks behind a damaged record can still be found.
  private void readSummary(boolean needed) {
    if (!needed) {
      return;
    }
    int footer = data.length - Mcap.FOOTER_BYTES - Mcap.MAGIC.length;
    try {
      int at = (int) new Cursor(data, footer + Mcap.PREFIX, data.length).u64();
      while (at > 0 && at < footer) {
        int end = recordEnd(at);
        if (end < 0) {
          return;
        }
        Cursor in = new Cursor(data, at + Mcap.PREFIX, end);
        switch (data[at]) {
          case Mcap.SCHEMA, Mcap.CHANNEL -> place(data[at], at, end, in);
          case Mcap.CHUNK_INDEX -> {
            in.u64();
            in.u64();
            pointed(Mcap.CHUNK, in);
          }
          case Mcap.ATTACHMENT_INDEX -> pointed(Mcap.ATTACHMENT, in);
          case Mcap.METADATA_INDEX -> pointed(Mcap.METADATA, in);
          default -> {}
        }
        at = end;
      }
    } catch (IOException e) {
      problems.add("the summary: " + e.getMessage());
    }
  }

  private void pointed(int opcode, Cursor index) throws IOException {
    long offset = index.u64();
    long length = index.u64();
    if (offset >= 0 && length >= Mcap.PREFIX && offset + length <= data.length) {
      int end = (int) (offset + length);
      try {
        place(opcode, (int) offset, end, new Cursor(data, (int) offset + Mcap.PREFIX, end));
      } catch (IOException e) {
        problems.add("record at byte " + offset + ": " + e.getMessage());
      }
    }
  }

  private void place(int opcode, int at, int end, Cursor in) throws IOException {
    switch (opcode) {
      case Mcap.HEADER -> {
        profile = in.string();
        library = in.string();
      }
      case Mcap.CHUNK -> {
        long start = in.u64();
        long last = in.u64();
        long uncompressed = in.u64();
        long crc = in.u32();
        String compression = in.string();
        long size = in.u64();
        int from = in.at();
        in.skip(size);
        chunks.put(
            at, new ChunkRef(at, start, last, uncompressed, crc, compression, from, in.at()));
      }
      case Mcap.ATTACHMENT -> attachments.put(at, new AttachmentRef(at, end));
      case Mcap.METADATA -> {
        String name = in.string();
        metadata.put(name, new Metadata(name, in.strings()));
      }
      default -> record(opcode, in, message -> {});
    }
  }

  // A record that may stand inside a chunk or outside of one.
  private void record(int opcode, Cursor in, Consumer<Message> consumer) throws IOException {
    switch (opcode) {
      case Mcap.SCHEMA -> {
        int id = in.u16();
        String name = in.string();
        in.string();
        byte[] text = in.raw(in.u32());
        schemas.put(
            id, new Schema(id, name, new String(text, java.nio.charset.StandardCharsets.UTF_8)));
      }
      case Mcap.CHANNEL -> {
        int id = in.u16();
        channels.put(id, new Channel(id, in.u16(), in.string()));
      }
      case Mcap.MESSAGE -> {
        int id = in.u16();
        Channel channel = channels.get(id);
        if (channel == null) {
          throw new IOException("a message of the unknown channel " + id);
        }
        long sequence = in.u32();
        long logTime = in.u64();
        in.u64();
        consumer.accept(new Message(channel, sequence, logTime, in.raw(in.left())));
      }
      default -> {}
    }
  }

  /** Start times of the chunks, ns, ascending. */
  public List<Long> chunkStarts() {
    return chunks.values().stream().map(ChunkRef::start).sorted(Comparator.naturalOrder()).toList();
  }
}

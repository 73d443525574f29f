package foxden.sim.demo.mcap;

import com.github.luben.zstd.Zstd;
import foxden.sim.demo.mcap.Mcap.Channel;
import foxden.sim.demo.mcap.Mcap.Compression;
import foxden.sim.demo.mcap.Mcap.Schema;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * Writes an MCAP file front to back. What was written before the last {@link #flush()} survives a
 * crash of the process and of the machine; {@link #close()} adds the summary. Not thread-safe.
 */
public final class McapWriter implements AutoCloseable {

  private record ChunkIndex(
      long start,
      long end,
      long offset,
      long length,
      Map<Integer, Long> indexOffsets,
      long indexLength,
      String compression,
      long compressed,
      long uncompressed) {}

  private record AttachmentIndex(
      long offset, long length, long logTime, long dataSize, String name, String mediaType) {}

  private record MetadataIndex(long offset, long length, String name) {}

  private final FileChannel file;
  private final Compression compression;
  private final int level;
  private final CRC32 dataCrc = new CRC32();
  private final CRC32 chunkCrc = new CRC32();

  private final List<Schema> schemas = new ArrayList<>();
  private final List<Channel> channels = new ArrayList<>();
  private final List<ChunkIndex> chunks = new ArrayList<>();
  private final List<AttachmentIndex> attachments = new ArrayList<>();
  private final List<MetadataIndex> metadata = new ArrayList<>();
  private final TreeMap<Integer, Long> counts = new TreeMap<>();
  private final Bytes chunk = new Bytes(1 << 17);
  private final TreeMap<Integer, Bytes> indexes = new TreeMap<>();

  private long position;
  private long messages;
  private long chunkStart;
  private long chunkEnd;
  private long firstTime = Long.MAX_VALUE;
  private long lastTime;
  private boolean inData = true;
  private boolean closed;

  private McapWriter(FileChannel file, Compression compression, int level) {
    this.file = file;
    this.compression = compression;
    this.level = level;
  }

  /**
   * Creates a file, replacing one that is there.
   *
   * @param profile names the conventions of topics and schemas
   * @param library names the program that writes
   * @param level of zstd, 1 (fast) to 19 (small)
   */
  public static McapWriter create(
      Path path, String profile, String library, Compression compression, int level)
      throws IOException {
    FileChannel file =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING);
    McapWriter writer = new McapWriter(file, compression, level);
    Bytes out = new Bytes(256).raw(Mcap.MAGIC);
    int header = out.begin(Mcap.HEADER);
    out.string(profile).string(library).end(header);
    writer.write(out);
    return writer;
  }

  /** Adds a schema; JSON Schema text. */
  public Schema schema(String name, String jsonSchema) throws IOException {
    Schema schema = new Schema(schemas.size() + 1, name, jsonSchema);
    schemas.add(schema);
    write(record(schema));
    return schema;
  }

  /** Adds a channel of JSON messages. */
  public Channel channel(String topic, Schema schema) throws IOException {
    Channel channel = new Channel(channels.size() + 1, schema.id(), topic);
    channels.add(channel);
    write(record(channel));
    return channel;
  }

  /**
   * Adds a message to the open chunk; kept in memory until the chunk is closed.
   *
   * @param logTime nanoseconds
   * @param data JSON, UTF-8
   */
  public void message(Channel channel, long logTime, byte[] data) {
    if (chunk.size() == 0) {
      chunkStart = logTime;
      chunkEnd = logTime;
    }
    chunkStart = Math.min(chunkStart, logTime);
    chunkEnd = Math.max(chunkEnd, logTime);
    firstTime = Math.min(firstTime, logTime);
    lastTime = Math.max(lastTime, logTime);
    messages++;
    long sequence = counts.merge(channel.id(), 1L, Long::sum) - 1;
    indexes.computeIfAbsent(channel.id(), id -> new Bytes(4096)).u64(logTime).u64(chunk.size());
    int begun = chunk.begin(Mcap.MESSAGE);
    chunk.u16(channel.id()).u32(sequence).u64(logTime).u64(logTime).raw(data).end(begun);
  }

  /** Bytes waiting in the open chunk, before compression. */
  public int pending() {
    return chunk.size();
  }

  /** Writes the open chunk with its message indexes; does nothing when it is empty. */
  public void closeChunk() throws IOException {
    if (chunk.size() == 0) {
      return;
    }
    chunkCrc.reset();
    chunkCrc.update(chunk.array(), 0, chunk.size());
    byte[] records = java.util.Arrays.copyOf(chunk.array(), chunk.size());
    byte[] packed = compression == Compression.ZSTD ? Zstd.compress(records, level) : records;
    long offset = position;
    Bytes out = new Bytes(packed.length + 256);
    int begun = out.begin(Mcap.CHUNK);
    out.u64(chunkStart)
        .u64(chunkEnd)
        .u64(records.length)
        .u32(chunkCrc.getValue())
        .string(compression.text)
        .u64(packed.length)
        .raw(packed)
        .end(begun);
    long length = out.size();
    Map<Integer, Long> indexOffsets = new TreeMap<>();
    for (Map.Entry<Integer, Bytes> entry : indexes.entrySet()) {
      Bytes entries = entry.getValue();
      indexOffsets.put(entry.getKey(), offset + out.size());
      int index = out.begin(Mcap.MESSAGE_INDEX);
      out.u16(entry.getKey())
          .u32(entries.size())
          .raw(entries.array(), 0, entries.size())
          .end(index);
    }
    write(out);
    chunks.add(
        new ChunkIndex(
            chunkStart,
            chunkEnd,
            offset,
            length,
            indexOffsets,
            out.size() - length,
            compression.text,
            packed.length,
            records.length));
    chunk.clear();
    indexes.clear();
  }

  /** Closes the open chunk and forces everything to the disk. */
  public void flush() throws IOException {
    closeChunk();
    file.force(false);
  }

  /** Adds an attachment, after closing the open chunk. */
  public void attachment(String name, String mediaType, long logTime, byte[] data)
      throws IOException {
    closeChunk();
    Bytes out = new Bytes(data.length + 128);
    int begun = out.begin(Mcap.ATTACHMENT);
    int content = out.size();
    out.u64(logTime).u64(logTime).string(name).string(mediaType).u64(data.length).raw(data);
    CRC32 crc = new CRC32();
    crc.update(out.array(), content, out.size() - content);
    out.u32(crc.getValue()).end(begun);
    attachments.add(
        new AttachmentIndex(position, out.size(), logTime, data.length, name, mediaType));
    write(out);
  }

  /** Adds a metadata record, after closing the open chunk. */
  public void metadata(String name, Map<String, String> values) throws IOException {
    closeChunk();
    Bytes out = new Bytes(512);
    int begun = out.begin(Mcap.METADATA);
    out.string(name).strings(new TreeMap<>(values)).end(begun);
    metadata.add(new MetadataIndex(position, out.size(), name));
    write(out);
  }

  /** Writes the summary and closes the file. */
  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try (file) {
      closeChunk();
      inData = false;
      Bytes end = new Bytes(64);
      int begun = end.begin(Mcap.DATA_END);
      end.u32(dataCrc.getValue()).end(begun);
      write(end);
      write(summary(position));
      file.force(true);
    }
  }

  /** Leaves the file as a crash would: without the open chunk and without a summary. */
  public void abandon() throws IOException {
    closed = true;
    file.close();
  }

  // The summary section, the summary offsets, the footer and the closing magic.
  private Bytes summary(long start) {
    Bytes out = new Bytes(1 << 14);
    List<long[]> groups = new ArrayList<>();
    int group = 0;
    for (Schema schema : schemas) {
      out.raw(bytes(record(schema)));
    }
    group = group(groups, Mcap.SCHEMA, group, out);
    for (Channel channel : channels) {
      out.raw(bytes(record(channel)));
    }
    group = group(groups, Mcap.CHANNEL, group, out);
    statistics(out);
    group = group(groups, Mcap.STATISTICS, group, out);
    for (ChunkIndex c : chunks) {
      int begun = out.begin(Mcap.CHUNK_INDEX);
      out.u64(c.start).u64(c.end).u64(c.offset).u64(c.length).u32(c.indexOffsets.size() * 10L);
      c.indexOffsets.forEach((id, offset) -> out.u16(id).u64(offset));
      out.u64(c.indexLength).string(c.compression).u64(c.compressed).u64(c.uncompressed).end(begun);
    }
    group = group(groups, Mcap.CHUNK_INDEX, group, out);
    for (AttachmentIndex a : attachments) {
      int begun = out.begin(Mcap.ATTACHMENT_INDEX);
      out.u64(a.offset)
          .u64(a.length)
          .u64(a.logTime)
          .u64(a.logTime)
          .u64(a.dataSize)
          .string(a.name)
          .string(a.mediaType)
          .end(begun);
    }
    group = group(groups, Mcap.ATTACHMENT_INDEX, group, out);
    for (MetadataIndex m : metadata) {
      int begun = out.begin(Mcap.METADATA_INDEX);
      out.u64(m.offset).u64(m.length).string(m.name).end(begun);
    }
    int offsets = group(groups, Mcap.METADATA_INDEX, group, out);
    for (long[] g : groups) {
      int begun = out.begin(Mcap.SUMMARY_OFFSET);
      out.u8((int) g[0]).u64(start + g[1]).u64(g[2]).end(begun);
    }
    int footer = out.begin(Mcap.FOOTER);
    out.u64(start).u64(start + offsets);
    CRC32 crc = new CRC32();
    // The checksum reaches from the start of the summary to the field before it, so the length of
    // the footer has to stand there first.
    byte[] covered = bytes(out);
    covered[footer] = 20;
    crc.update(covered);
    out.u32(crc.getValue()).end(footer).raw(Mcap.MAGIC);
    return out;
  }

  private static int group(List<long[]> groups, int opcode, int from, Bytes out) {
    if (out.size() > from) {
      groups.add(new long[] {opcode, from, out.size() - from});
    }
    return out.size();
  }

  private void statistics(Bytes out) {
    int begun = out.begin(Mcap.STATISTICS);
    out.u64(messages)
        .u16(schemas.size())
        .u32(channels.size())
        .u32(attachments.size())
        .u32(metadata.size())
        .u32(chunks.size())
        .u64(messages == 0 ? 0 : firstTime)
        .u64(lastTime)
        .u32(counts.size() * 10L);
    counts.forEach((id, count) -> out.u16(id).u64(count));
    out.end(begun);
  }

  private static Bytes record(Schema schema) {
    byte[] text = schema.jsonSchema().getBytes(StandardCharsets.UTF_8);
    Bytes out = new Bytes(text.length + 64);
    int begun = out.begin(Mcap.SCHEMA);
    return out.u16(schema.id())
        .string(schema.name())
        .string("jsonschema")
        .u32(text.length)
        .raw(text)
        .end(begun);
  }

  private static Bytes record(Channel channel) {
    Bytes out = new Bytes(64);
    int begun = out.begin(Mcap.CHANNEL);
    return out.u16(channel.id())
        .u16(channel.schema())
        .string(channel.topic())
        .string("json")
        .strings(Map.of())
        .end(begun);
  }

  private static byte[] bytes(Bytes out) {
    return java.util.Arrays.copyOf(out.array(), out.size());
  }

  private void write(Bytes out) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(out.array(), 0, out.size());
    if (inData) {
      dataCrc.update(out.array(), 0, out.size());
    }
    while (buffer.hasRemaining()) {
      file.write(buffer);
    }
    position += out.size();
  }
}

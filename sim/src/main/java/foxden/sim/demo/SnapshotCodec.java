package foxden.sim.demo;

import com.github.luben.zstd.Zstd;
import foxden.sim.Snapshot;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Packs the snapshots of one file. The first is kept whole and serves as the dictionary of all
 * others, since most of a house stands still. Little-endian: step i64, hash i64, unpacked length
 * i32, 1 when packed against the first, zstd frame.
 */
final class SnapshotCodec {

  static final String PREFIX = "snapshot/";
  static final String MEDIA_TYPE = "application/vnd.foxden.snapshot";
  private static final int HEADER = 8 + 8 + 4 + 1;
  private static final int MAX_BYTES = 1 << 28;

  private byte @Nullable [] first;

  static String name(long step) {
    return "%s%09d".formatted(PREFIX, step);
  }

  byte[] pack(Snapshot snapshot, int level) {
    byte[] dictionary = first;
    byte[] packed;
    if (dictionary == null) {
      first = snapshot.bytes();
      packed = Zstd.compress(snapshot.bytes(), level);
    } else {
      byte[] out = new byte[(int) Zstd.compressBound(snapshot.bytes().length)];
      long size = Zstd.compressUsingDict(out, 0, snapshot.bytes(), 0, dictionary, level);
      packed = Arrays.copyOf(out, (int) size);
    }
    return ByteBuffer.allocate(HEADER + packed.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(snapshot.step())
        .putLong(snapshot.hash())
        .putInt(snapshot.bytes().length)
        .put((byte) (dictionary == null ? 0 : 1))
        .put(packed)
        .array();
  }

  Snapshot unpack(byte[] data) throws IOException {
    if (data.length < HEADER) {
      throw new IOException("a snapshot of " + data.length + " bytes is too short");
    }
    ByteBuffer in = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
    long step = in.getLong();
    long hash = in.getLong();
    int length = in.getInt();
    boolean packedAgainstFirst = in.get() != 0;
    if (length < 0 || length > MAX_BYTES) {
      throw new IOException("a snapshot says it unpacks to " + length + " bytes");
    }
    byte[] packed = Arrays.copyOfRange(data, HEADER, data.length);
    byte[] bytes = new byte[length];
    try {
      if (packedAgainstFirst) {
        byte[] dictionary = first;
        if (dictionary == null) {
          throw new IOException("the snapshot it was packed against is missing");
        }
        Zstd.decompressUsingDict(bytes, 0, packed, 0, packed.length, dictionary);
      } else {
        bytes = Zstd.decompress(packed, length);
        if (first == null) {
          first = bytes;
        }
      }
    } catch (RuntimeException e) {
      throw new IOException("a snapshot cannot be unpacked", e);
    }
    return new Snapshot(step, hash, bytes);
  }
}

/**
 * Server-Sent Events out of a byte stream (WHATWG HTML section 9.2.6).
 *
 * `EventSource` can't send the seat header, so the stream is read by `fetch`
 * and taken apart here. Text may arrive cut anywhere, inside a line or a
 * character.
 */
export interface ServerEvent {
  readonly id: string | null;
  readonly event: string;
  readonly data: string;
}

export class EventReader {
  private rest = '';
  private id: string | null = null;
  private event = '';
  private data: string[] = [];
  private readonly decoder = new TextDecoder();

  /** The events that these bytes complete. */
  read(bytes: Uint8Array): readonly ServerEvent[] {
    const lines = (this.rest + this.decoder.decode(bytes, { stream: true })).split(/\r\n|\n|\r(?!$)/);
    this.rest = lines.pop() ?? '';
    const events: ServerEvent[] = [];
    for (const line of lines) {
      if (line === '') this.dispatch(events);
      else this.take(line);
    }
    return events;
  }

  private take(line: string): void {
    const colon = line.indexOf(':');
    if (colon === 0) return;
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'data') this.data.push(value);
    if (field === 'event') this.event = value;
    if (field === 'id' && !value.includes('\0')) this.id = value;
  }

  private dispatch(events: ServerEvent[]): void {
    if (this.data.length > 0) {
      events.push({ id: this.id, event: this.event === '' ? 'message' : this.event, data: this.data.join('\n') });
    }
    this.data = [];
    this.event = '';
  }
}

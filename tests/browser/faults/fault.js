// Makes the browser fail as the address asks: it stands before the program, so that the program meets nothing else.
// What is in `faults` can be changed while the page is open.
const faults = window.faults = new Set(location.search.slice(1).split('&'))

const refused = () => { throw new DOMException('the browser does not allow it', 'SecurityError') }
const full = () => { throw new DOMException('there is no room', 'QuotaExceededError') }

if (faults.has('no-indexed-db')) Object.defineProperty(window, 'indexedDB', { value: undefined })
if (faults.has('indexed-db-refused')) IDBFactory.prototype.open = refused
if (faults.has('no-local-storage')) Object.defineProperty(window, 'localStorage', { get: refused })

if (faults.has('indexed-db-hangs')) IDBFactory.prototype.open = () => new EventTarget()

// The program comes with a page of it empty, or cut, or does not come.
const fetched = window.fetch
const program = {
  'program-damaged': async address => {
    const bytes = new Uint8Array(await (await fetched(address)).arrayBuffer())
    bytes.fill(0, bytes.length >> 1, (bytes.length >> 1) + 4096)
    return new Response(bytes, { headers: { 'Content-Type': 'application/wasm' } })
  },
  'program-cut': async address => {
    const bytes = await (await fetched(address)).arrayBuffer()
    return new Response(bytes.slice(0, bytes.byteLength / 2), { headers: { 'Content-Type': 'application/wasm' } })
  },
  'program-missing': address => fetched(address + '.missing'),
}
for (const [fault, fetch] of Object.entries(program)) if (faults.has(fault)) window.fetch = fetch

const put = IDBObjectStore.prototype.put
IDBObjectStore.prototype.put = function (...record) { return faults.has('full') ? full() : put.apply(this, record) }
const setItem = Storage.prototype.setItem
Storage.prototype.setItem = function (...item) { return faults.has('full') ? full() : setItem.apply(this, item) }

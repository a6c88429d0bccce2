// The client's callback URLs contain this port. With another port, sign-in is refused.
const port = {host: 'localhost', port: 5173, strictPort: true};

export default {server: port, preview: port, build: {target: 'es2022'}};
